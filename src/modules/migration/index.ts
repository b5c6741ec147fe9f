export { MigrationModule } from './migration.module.js';
export { ImportService, type ImportReport } from './import.service.js';
export { ImportRefused } from './migration.errors.js';
