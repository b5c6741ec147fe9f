import type { EntityManager } from '@mikro-orm/postgresql';
import { columnsOf, entityOf } from '../../../platform/database/plain-rows.js';
import type { Statement } from '../../../platform/database/statement.js';
import { transactionOf } from '../../../platform/database/transaction.js';
import { BEGUN_BY_ME, heldAt, type HeldRow, holding, OWN_FIRST } from '../../account/index.js';
import {
  companionContext,
  type CompanionContext,
  CURRENT_PERSONALITY,
  type PersonalityRow,
} from '../../personality/index.js';
import { Conversation } from '../conversation.entity.js';
import type { MessageRole } from '../message.entity.js';
import type { TurnKey } from './turn-request.js';

/** The message that a client id stands for already. */
export interface Begun {
  id: string;
  role: MessageRole;
  request_fingerprint: string;
  origin_account_id: string;
}

/** How things stand before a turn writes anything, its account held. */
export interface Standing {
  databaseNow: Date;
  person: CompanionContext;
  /** Where the person lives. */
  zone: string;
  begun: Begun | undefined;
  /** Where the message is to go, locked; undefined when there is none, and when it was not asked for. */
  conversation: Conversation | undefined;
  /** Whether a reply is being written there, by whomever. */
  isBusy: boolean;
}

/**
 * A conversation's id; null: the account's latest active one; undefined: it follows from what is to be
 * read first.
 */
export type Destination = string | null | undefined;

type Answers = [HeldRow[], PersonalityRow[], Begun[], Record<string, unknown>[]?, object[]?];

/** Everything in one round trip: each statement sees what was there once the account was held. */
export async function standingOf(
  em: EntityManager,
  accountId: string,
  { clientMessageId }: TurnKey,
  destination: Destination,
): Promise<Standing> {
  const answers = await transactionOf(em).ask<object[]>(
    holding(accountId),
    CURRENT_PERSONALITY,
    { sql: BEGUN, values: [clientMessageId] },
    ...(destination === undefined ? [] : there(em, destination)),
  );
  const [[held], [personality], [begun], [row] = [], running = []] = answers as Answers;
  return {
    databaseNow: heldAt(held),
    person: companionContext(personality),
    zone: held!.zone,
    begun,
    conversation: row && entityOf(em, Conversation, row),
    isBusy: running.length > 0,
  };
}

const BEGUN = `select id, role, request_fingerprint, origin_account_id from message
  where client_message_id = ? and ${BEGUN_BY_ME} order by ${OWN_FIRST} limit 1`;

const LATEST = `account_id = current_account() and status = 'ACTIVE'
  order by listed_at desc, id desc limit 1`;

function there(em: EntityManager, id: string | null): [Statement, Statement] {
  const which = id === null ? LATEST : 'id = ?';
  const values = id === null ? [] : [id];
  return [
    {
      sql: `select ${columnsOf(em, Conversation)} from conversation where ${which} for update`,
      values,
    },
    {
      sql: `select 1 from message where status = 'GENERATING'
              and conversation_id = (select id from conversation where ${which})`,
      values,
    },
  ];
}
