import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../../platform/ids/new-id.js';
import type { Placed } from './layout.js';

/** Ratings and reactions that come along with messages. */
export async function insertMarks(
  em: EntityManager,
  accountId: string,
  messages: readonly Placed[],
): Promise<void> {
  const ratings = messages.flatMap(({ id, told }) =>
    told?.rating ? [{ id: newId(), message_id: id, ...told.rating }] : [],
  );
  const reactions = messages.flatMap(({ id, told }) =>
    (told?.reactions ?? []).map((each) => ({ id: newId(), message_id: id, ...each })),
  );
  if (ratings.length > 0) await em.execute(RATINGS, [accountId, JSON.stringify(ratings)]);
  if (reactions.length > 0) await em.execute(REACTIONS, [accountId, JSON.stringify(reactions)]);
}

const RATINGS = `
  insert into message_rating (account_id, id, message_id, rating, updated_at)
  select ?::uuid, told.* from jsonb_to_recordset(?::jsonb)
    as told (id uuid, message_id uuid, rating smallint, at timestamptz)`;

const REACTIONS = `
  insert into message_reaction (account_id, id, message_id, reaction, created_at)
  select ?::uuid, told.* from jsonb_to_recordset(?::jsonb)
    as told (id uuid, message_id uuid, reaction text, at timestamptz)
  on conflict (message_id, reaction) do nothing`;
