export { PersonalityModule } from './personality.module.js';
export { Personality } from './personality.entity.js';
export { companionContext, type CompanionContext } from './companion-context.js';
export { CURRENT_PERSONALITY, type PersonalityRow } from './personality-rows.js';
export * from './personality.events.js';
export { PersonalityEstate } from './personality.estate.js';
