import { Module } from '@nestjs/common';
import { ChatModule } from '../chat/index.js';
import { ClaimAudit } from './claim/claim-audit.js';
import { ClaimReport } from './claim/claim.report.js';
import { ClaimResolver } from './claim/claim.resolver.js';
import { ClaimService } from './claim/claim.service.js';
import { ClaimTransfer } from './claim/claim-transfer.js';
import { ImportService } from './import.service.js';

const claims = [ClaimResolver, ClaimService, ClaimTransfer, ClaimAudit, ClaimReport];

@Module({
  imports: [ChatModule],
  providers: [...claims, ImportService],
  exports: [ImportService],
})
export class MigrationModule {}
