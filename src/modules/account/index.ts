export { AccountModule } from './account.module.js';
export { AccountService } from './account.service.js';
export { Account } from './account.entity.js';
export { AccountClosed } from './account.events.js';
export { type Belongings, type Estate, Estates, type Passage, rehome } from './estates.js';
export { heldAt, type HeldRow, holding } from './holding.js';
export { BEGUN_BY_ME, OWN_FIRST } from './origins.js';
export { PRESENT_ZONE, ZONE_HISTORY, zoneAt, type ZoneRow } from './zones.js';
export { inPages, type Section, Sections } from './sections.js';
