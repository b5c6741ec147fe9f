import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { add, save } from '../../../platform/database/plain-rows.js';
import { badInput } from '../../../platform/errors/refusal.js';
import { checkedId } from '../../../platform/text/checked.js';
import { ActivityService } from '../../session/index.js';
import { conversationNotFound, messageNotFound } from '../chat.errors.js';
import type { SendMessageInput } from '../chat.inputs.js';
import type { MessageView, SendMessagePayload } from '../chat.types.js';
import { countTokens } from '../companion/tokens.js';
import { locked } from '../conversations/conversation.service.js';
import { Conversation } from '../conversation.entity.js';
import { Message, type MessageRole, type Said } from '../message.entity.js';
import type { Concern } from '../safety/concern.js';
import { concernIn } from '../safety/detector.js';
import { noted } from '../safety/safety-event.entity.js';
import { endPathAt, joinSiblings } from './branches.js';
import { Leases } from './leases.js';
import type { Destination } from './standing.js';
import { makeWay, type Opened, type Opening } from './turn-opening.js';
import { checkedSend, checkedWords, turnKey, type TurnKey } from './turn-request.js';
import { SendLimit } from './send-limit.js';
import { TurnService } from './turn.service.js';

/** What people write: new messages, edited ones, and the wish for another reply. */
@Injectable()
export class WritingService {
  constructor(
    private readonly turns: TurnService,
    private readonly leases: Leases,
    private readonly limit: SendLimit,
    private readonly activity: ActivityService,
  ) {}

  async send(viewer: Viewer, input: SendMessageInput): Promise<SendMessagePayload> {
    const { key, words, conversationId, sessionId } = checkedSend(input);
    const tokens = await countTokens(words.content);
    const concern = concernIn(words.content);
    const write: Opening = async (em, at, { conversation: found, isBusy }) => {
      const conversation = found ?? begunIn(em, viewer.accountId, conversationId, at.now);
      conversation.expectOpen();
      const interrupted = isBusy ? await makeWay(em, conversation.id, at.databaseNow) : [];
      if (sessionId) await this.activity.noteChat(em, sessionId, at.now);
      const place = { parentId: conversation.activeLeafId, siblings: 1 };
      const said = { ...words, tokens, edited: false, sessionId, concern };
      const asked = this.ask(em, conversation, place, said, key, at);
      save(em, conversation);
      return { ...asked, interrupted };
    };
    return this.take(viewer, key, write, input.wait, { concern, destination: conversationId });
  }

  /** A new message of the person beside the old one, and a reply to it. */
  async edit(
    viewer: Viewer,
    id: string,
    content: string,
    clientMessageId: string,
    wait: boolean,
  ): Promise<SendMessagePayload> {
    const messageId = checkedId(id, 'message');
    const words = checkedWords(content);
    const key = turnKey(clientMessageId, 'edit', messageId, words);
    const tokens = await countTokens(words.content);
    const concern = concernIn(words.content);
    const write: Opening = async (em, at) => {
      const { message, conversation, interrupted } = await branching(
        em,
        messageId,
        'USER',
        at.databaseNow,
      );
      const { parentId, contentType } = message;
      const siblings = await branchOff(em, conversation, parentId, at.now);
      const said = { ...words, contentType, tokens, edited: true, sessionId: null, concern };
      const asked = this.ask(em, conversation, { parentId, siblings }, said, key, at);
      return { ...asked, interrupted };
    };
    return this.take(viewer, key, write, wait, { concern });
  }

  /** Another reply beside the old one. */
  async regenerate(
    viewer: Viewer,
    id: string,
    clientMessageId: string,
    wait: boolean,
  ): Promise<MessageView> {
    const messageId = checkedId(id, 'message');
    const key = turnKey(clientMessageId, 'regenerate', messageId);
    const write: Opening = async (em, { now, databaseNow }) => {
      const { message, conversation, interrupted } = await branching(
        em,
        messageId,
        'ASSISTANT',
        databaseNow,
      );
      if (!message.parentId) throw badInput('This reply answers no message.');
      const siblings = await branchOff(em, conversation, message.parentId, now);
      const place = placeIn(conversation, message.parentId);
      const reply = Message.awaited(
        place,
        this.leases.next(0, databaseNow, conversation.model),
        now,
      );
      reply.siblingCount = siblings;
      reply.clientMessageId = key.clientMessageId;
      reply.requestFingerprint = key.fingerprint;
      conversation.grow(reply, now);
      return { reply, conversation, added: [reply], interrupted };
    };
    const { reply } = await this.take(viewer, key, write, wait);
    return reply!;
  }

  /** Whoever is in distress is heard at once, however much they wrote before. */
  private take(
    { accountId }: Viewer,
    key: TurnKey,
    write: Opening,
    wait: boolean,
    { concern = null, destination }: { concern?: Concern | null; destination?: Destination } = {},
  ) {
    const turn = () => this.turns.take(accountId, key, write, wait, destination);
    return this.limit.spend(accountId, key.clientMessageId, turn, concern !== null);
  }

  private ask(
    em: EntityManager,
    conversation: Conversation,
    { parentId, siblings }: { parentId: string | null; siblings: number },
    words: Said,
    key: TurnKey,
    { now, databaseNow }: { now: Date; databaseNow: Date },
  ): Omit<Opened, 'interrupted'> {
    const message = Message.said(placeIn(conversation, parentId), words, key, now);
    message.siblingCount = siblings;
    conversation.grow(message, now);
    const place = placeIn(conversation, message.id);
    const reply = Message.awaited(place, this.leases.next(0, databaseNow, conversation.model), now);
    conversation.grow(reply, now);
    em.persist(noted(message, words.concern));
    return { reply, conversation, added: [message, reply] };
  }
}

/**
 * A conversation for who has none yet.
 * @throws Refusal NOT_FOUND when one was asked for by its id
 */
function begunIn(
  em: EntityManager,
  accountId: string,
  wantedId: string | null,
  now: Date,
): Conversation {
  if (wantedId !== null) throw conversationNotFound();
  const conversation = Conversation.started(accountId, now);
  add(em, conversation);
  return conversation;
}

/** Begins another branch below this message; answers how many alternatives there are then. */
async function branchOff(
  em: EntityManager,
  conversation: Conversation,
  parentId: string | null,
  now: Date,
): Promise<number> {
  const length = await endPathAt(em, conversation.id, parentId);
  conversation.follow(parentId, length, now);
  return joinSiblings(em, conversation.id, parentId);
}

function placeIn(conversation: Conversation, parentId: string | null) {
  const { accountId, id: conversationId } = conversation;
  return { accountId, conversationId, index: conversation.nextIndex(), parentId };
}

/** A message to branch at, with its conversation locked and nobody writing in it. */
async function branching(em: EntityManager, id: string, role: MessageRole, databaseNow: Date) {
  const message = await em.findOne(Message, { id });
  if (!message) throw messageNotFound();
  if (message.role !== role) {
    throw badInput(
      role === 'USER'
        ? 'Only a message of the person can be edited.'
        : 'Only a reply can be regenerated.',
    );
  }
  const conversation = await locked(em, message.conversationId);
  conversation.expectOpen();
  const interrupted = await makeWay(em, conversation.id, databaseNow);
  return { message, conversation, interrupted };
}
