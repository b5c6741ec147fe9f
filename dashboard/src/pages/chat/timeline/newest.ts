/** So many messages are asked for at a time. */
export const AT_ONCE = 50;

/** The question for the newest page of a conversation. */
export const newestOf = (conversationId: string) =>
  ({ operationName: 'History', variables: { conversationId, last: AT_ONCE } }) as const;
