import { registerEnumType } from '@nestjs/graphql';

const named = <T extends string>(...names: T[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as { readonly [K in T]: K };

export const MessageRoles = named('USER', 'ASSISTANT', 'SYSTEM');
export const MessageStatuses = named('COMPLETE', 'GENERATING', 'STOPPED', 'INTERRUPTED', 'FAILED');
export const ConversationStatuses = named('ACTIVE', 'ARCHIVED');
export const ContentTypes = named('TEXT', 'MARKDOWN', 'JSON');
export const Recommendations = named('ANSWER', 'REFINE', 'CLARIFY', 'EXTERNAL');

registerEnumType(MessageRoles, { name: 'MessageRole' });
registerEnumType(MessageStatuses, { name: 'MessageStatus' });
registerEnumType(ConversationStatuses, { name: 'ConversationStatus' });
registerEnumType(ContentTypes, { name: 'ContentType' });
registerEnumType(Recommendations, { name: 'Recommendation' });
