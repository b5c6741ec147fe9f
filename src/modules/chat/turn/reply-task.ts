import type { EntityManager } from '@mikro-orm/postgresql';
import type { Later } from '../../../platform/database/transaction.js';
import type { PromptMaterial } from '../companion/prompt.js';
import type { Conversation } from '../conversation.entity.js';
import type { Message } from '../message.entity.js';
import { offerFor } from '../safety/guidance.js';
import type { Standing } from './standing.js';
import { pathOf, type PathRow, type PathSoFar, pathUpTo } from './prompt-path.js';

/** A reply that this process has to bring about, with all that the companion is told. */
export interface ReplyTask {
  accountId: string;
  conversationId: string;
  messageId: string;
  replyId: string;
  attempt: number;
  /** When its material was read, by `performance.now()` of this process. */
  readAt: number;
  material: Omit<PromptMaterial, keyof PathSoFar> & PathSoFar;
}

/** What a task is made of, once the turn is committed. */
export interface Work {
  conversation: Conversation;
  reply: Message;
  standing: Standing;
  path: Later<PathRow>;
  readAt: number;
}

/** With the path for the companion, which is read on the way to the commit. */
export function workOn(
  em: EntityManager,
  conversation: Conversation,
  reply: Message,
  standing: Standing,
): Work {
  const readAt = performance.now();
  const path = pathUpTo(em, conversation.id, reply.parentId!);
  return { conversation, reply, standing, path, readAt };
}

export function taskOf({ conversation, reply, standing, path, readAt }: Work): ReplyTask {
  const { person, zone } = standing;
  const { systemPrompt, model, temperature, maxTokens } = conversation;
  const { accountId, parentId, id: replyId, attempt } = reply;
  const soFar = pathOf(path.rows);
  return {
    accountId,
    conversationId: conversation.id,
    messageId: parentId!,
    replyId,
    attempt,
    readAt,
    material: {
      ...soFar,
      offer: offerFor(soFar.path.at(-1), zone),
      systemPrompt,
      personality: person.manner,
      ownWords: person.ownWords,
      model,
      temperature,
      maxTokens,
    },
  };
}
