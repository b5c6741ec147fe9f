import { Module } from '@nestjs/common';
import { ChatModule } from '../chat/index.js';
import { ClaimAudit } from './claim/claim-audit.js';
import { ClaimReport } from './claim/claim.report.js';
import { ClaimResolver } from './claim/claim.resolver.js';
import { ClaimService } from './claim/claim.service.js';
import { ClaimTransfer } from './claim/claim-transfer.js';
import { FileGate } from './http/file-gate.js';
import { ImportRoute } from './http/import.route.js';
import { ImportTelling } from './http/import-telling.js';
import { ImportService } from './importing/import.service.js';

const claims = [ClaimResolver, ClaimService, ClaimTransfer, ClaimAudit, ClaimReport];
const files = [FileGate, ImportRoute, ImportTelling, ImportService];

@Module({
  imports: [ChatModule],
  providers: [...claims, ...files],
  exports: [ImportService],
})
export class MigrationModule {}
