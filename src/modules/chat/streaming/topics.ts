/** Something of this account's log is new. Nothing is said with it. */
export const logTopic = (accountId: string): string => `log:{${accountId}}`;

/** What is written of a reply, and that it ended. */
export const replyTopic = (replyId: string): string => `reply:{${replyId}}`;

/** Requests to a process about the replies that it writes. */
export const writerTopic = (owner: string): string => `writer:{${owner}}`;

/** Words of one attempt at a reply, and after how many characters of it they stand. */
export type Delta = readonly [attempt: number, offset: number, text: string];

/** Words of a reply, or (null) that it changed in the database. */
export type ReplyNews = Delta | null;

export type WriterRequest = readonly [wish: 'tell' | 'stop', replyId: string];
