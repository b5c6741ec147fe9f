import { createHash } from 'node:crypto';
import { checkedClientKey, checkedId, visibleText } from '../../../platform/text/checked.js';
import type { SendMessageInput } from '../chat.inputs.js';
import type { ContentType } from '../message.entity.js';

export const LONGEST_CONTENT = 16_000;

/** What makes two requests with one client id the same request. */
export interface TurnKey {
  clientMessageId: string;
  fingerprint: string;
}

export interface Words {
  content: string;
  contentType: ContentType;
}

export interface SendRequest {
  key: TurnKey;
  words: Words;
  conversationId: string | null;
  sessionId: string | null;
}

export function turnKey(clientMessageId: string, ...payload: unknown[]): TurnKey {
  return {
    clientMessageId: checkedClientKey(clientMessageId, 'clientMessageId'),
    fingerprint: createHash('sha256').update(JSON.stringify(payload)).digest('base64url'),
  };
}

/** @throws Refusal BAD_USER_INPUT */
export function checkedSend(input: SendMessageInput): SendRequest {
  const words = checkedWords(input.content, input.contentType ?? 'TEXT');
  const conversationId =
    input.conversationId != null ? checkedId(input.conversationId, 'conversation') : null;
  const sessionId = input.sessionId != null ? checkedId(input.sessionId, 'session') : null;
  const key = turnKey(input.clientMessageId, 'send', conversationId, words, sessionId);
  return { key, words, conversationId, sessionId };
}

export function checkedWords(content: string, contentType: ContentType = 'TEXT'): Words {
  return { content: visibleText(content, 'message', LONGEST_CONTENT), contentType };
}
