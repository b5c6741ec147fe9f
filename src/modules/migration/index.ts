export { MigrationModule } from './migration.module.js';
export { ImportService } from './importing/import.service.js';
export type { ImportReport } from './importing/import-report.js';
export { ImportRefused } from './migration.errors.js';
