export { SessionModule } from './session.module.js';
export { type RecordedActivity, SessionReader } from './session-reader.js';
export { ActivityService } from './activity.service.js';
export { SessionService } from './session.service.js';
export { Session } from './session.entity.js';
export { SessionActivity } from './session-activity.entity.js';
export { type ActivityKind, ActivityKinds } from './session.enums.js';
export * from './session.events.js';
export { ownSessions } from './session.section.js';
