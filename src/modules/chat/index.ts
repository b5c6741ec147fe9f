export { ChatModule } from './chat.module.js';
export { Conversation } from './conversation.entity.js';
export { Message } from './message.entity.js';
export { QueryLog } from './turn/query-log.entity.js';
export { SafetyEvent } from './safety/safety-event.entity.js';
export * from './chat.events.js';
export { RecallService } from './importing/recall.service.js';
export type { RecalledConversation, RecalledMessage } from './importing/recalled.js';
export { WritingService } from './turn/writing.service.js';
