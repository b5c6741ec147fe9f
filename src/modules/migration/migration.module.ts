import { Module } from '@nestjs/common';
import { ChatModule } from '../chat/index.js';
import { ClaimAudit } from './claim/claim-audit.js';
import { ClaimReport } from './claim/claim.report.js';
import { ClaimResolver } from './claim/claim.resolver.js';
import { ClaimService } from './claim/claim.service.js';
import { ClaimTransfer } from './claim/claim-transfer.js';
import { ExportParts } from './exporting/export-parts.js';
import { ExportService } from './exporting/export.service.js';
import { Seal } from './exporting/seal.js';
import { ExportController } from './http/export.controller.js';
import { FileGate } from './http/file-gate.js';
import { ImportRoute } from './http/import.route.js';
import { ImportTelling } from './http/import-telling.js';
import { ImportProcess } from './importing/import-process.js';
import { ImportService } from './importing/import.service.js';
import { Restoring } from './importing/restoring.js';

const claims = [ClaimResolver, ClaimService, ClaimTransfer, ClaimAudit, ClaimReport];
const fileImports = [ImportRoute, ImportTelling, ImportService, ImportProcess, Restoring];
const fileExports = [ExportService, ExportParts];

@Module({
  imports: [ChatModule],
  controllers: [ExportController],
  providers: [...claims, ...fileImports, ...fileExports, FileGate, Seal],
  exports: [ImportService],
})
export class MigrationModule {}
