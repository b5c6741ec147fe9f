import pg from 'pg';
import { talkMuch } from '../stage/guests.mjs';
import { settle } from '../stage/people.mjs';
import { ask, bearer, startSmriti } from '../stage/smriti.mjs';
import { median } from './turns.mjs';

const CREATE = { body: JSON.stringify({ query: 'mutation { createGuest { token account { id } } }' }) };
const CLAIM = `mutation ($guestToken: String!) { claimGuest(guestToken: $guestToken) { messages } }`;

/** A guest's whole life made a member's, beside one bare UPDATE of the owner of as many messages. */
export async function claim(stage, { rounds, isQuick, say }) {
  const messages = isQuick ? 1_000 : 10_000;
  const members = await settle(stage.query, 'claimer', { people: 2 * (rounds + 1), messages: 2 });
  const smriti = await startSmriti(stage);
  const raw = new pg.Client({ connectionString: stage.postgres.ownerUrl });
  await raw.connect();
  const times = { raw: [], whole: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const [one, other] = members.splice(0, 2);
    const guests = [await guestOf(stage, smriti, messages), await guestOf(stage, smriti, messages)];
    await stage.query('vacuum analyze message');
    const turns = [
      ['raw', () => updated(raw, guests[0].id, one.accountId, messages)],
      ['whole', () => claimed(smriti, guests[1].token, other, messages)],
    ];
    for (const [name, turn] of round % 2 === 0 ? turns : turns.toReversed()) {
      const ms = await timed(turn);
      // The first of each finds everything cold.
      if (round > 0) times[name].push(ms);
    }
    if (round > 0) say(`Round ${round} of ${rounds} is done.`);
  }
  await raw.end();
  await smriti.stop();
  return { messages, rawMs: median(times.raw), claimMs: median(times.whole) };
}

async function guestOf({ query }, { url }, messages) {
  const { createGuest } = await ask(url, CREATE);
  const { id } = createGuest.account;
  await talkMuch(query, id, messages);
  return { id, token: createGuest.token };
}

async function updated(client, from, to, messages) {
  const { rowCount } = await client.query(
    'update message set account_id = $1 where account_id = $2',
    [to, from],
  );
  if (rowCount !== messages) throw new Error(`${rowCount} messages were there, not ${messages}.`);
}

async function claimed({ url }, guestToken, { subject }, messages) {
  const body = JSON.stringify({ query: CLAIM, variables: { guestToken } });
  const { claimGuest } = await ask(url, { authorization: bearer(subject), body });
  if (claimGuest.messages !== messages) throw new Error(`${claimGuest.messages} messages came along.`);
}

async function timed(turn) {
  const begun = performance.now();
  await turn();
  return performance.now() - begun;
}
