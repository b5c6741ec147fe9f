export { MigrationModule } from './migration.module.js';
export {
  type AskedOfUpload,
  FILE_DESCRIPTOR,
  type ToldOfUpload,
} from './importing/import-process.js';
export { ImportService } from './importing/import.service.js';
export { type ImportReport, MOST_TOLD } from './importing/import-report.js';
export { ImportRefused } from './migration.errors.js';
