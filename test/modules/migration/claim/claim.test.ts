import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GuestPasses } from '../../../../src/platform/auth/guest-pass.js';
import { type RunningApp, startApp, TEST_SECRETS } from '../../../support/app.js';
import { CLAIM, claim, PREVIEW } from '../../../support/claims.js';
import { guest, member, type Person, personWith } from '../../../support/people.js';
import { accountOf, say } from '../../../support/talk.js';
import { start } from '../../../support/visits.js';

const HISTORY = '{ chatHistory { totalCount nodes { id content } } }';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

async function wordsOf(person: Person): Promise<string[]> {
  const { chatHistory } = await person.get<{ chatHistory: { nodes: { content: string }[] } }>(
    HISTORY,
  );
  return chatHistory.nodes.map(({ content }) => content);
}

describe('A claim', () => {
  it('brings what its preview promised, and leaves nothing with the guest', async () => {
    const [visitor, ada] = [await guest(app), await member(app)];
    await say(visitor, 'hello');
    await say(visitor, 'ok');
    await start(visitor);
    await say(ada, 'I was here before');
    const said = await wordsOf(visitor);
    const { claimPreview } = await ada.get<{ claimPreview: object }>(PREVIEW, {
      guestToken: visitor.token,
    });
    expect(claimPreview).toMatchObject({ conversations: 1, messages: 4, sessions: 1 });
    const receipt = await claim(ada, visitor);
    expect(receipt).toMatchObject({ ...claimPreview, status: 'COMPLETED', replayed: false });
    const words = await wordsOf(ada);
    expect(words).toEqual(expect.arrayContaining(said));
    expect(words).toHaveLength(6);
  });

  it('kills the pass at once', async () => {
    const [visitor, ada] = [await guest(app), await member(app)];
    await say(visitor, 'hello');
    await visitor.get(HISTORY);
    await claim(ada, visitor);
    expect(await visitor.refusal(HISTORY)).toBe('UNAUTHENTICATED');
    expect(await visitor.refusal('{ me { id } }')).toBe('UNAUTHENTICATED');
  });

  it('of the same guest again answers the same receipt', async () => {
    const [visitor, ada] = [await guest(app), await member(app)];
    await say(visitor, 'hello');
    const receipt = await claim(ada, visitor);
    expect(await claim(ada, visitor)).toEqual({ ...receipt, replayed: true });
  });

  it('of a guest whom somebody else has claimed is refused', async () => {
    const [visitor, ada, bob] = [await guest(app), await member(app), await member(app)];
    await claim(ada, visitor);
    expect(await bob.refusal(CLAIM, { guestToken: visitor.token })).toBe('ALREADY_CLAIMED');
    expect(await bob.refusal(PREVIEW, { guestToken: visitor.token })).toBe('ALREADY_CLAIMED');
  });

  it('needs a member', async () => {
    const [visitor, other] = [await guest(app), await guest(app)];
    expect(await other.refusal(CLAIM, { guestToken: visitor.token })).toBe('FORBIDDEN');
    expect(await visitor.refusal(CLAIM, { guestToken: visitor.token })).toBe('FORBIDDEN');
    expect(await personWith(app, visitor.token).get('{ me { id } }')).toBeTruthy();
  });

  it('is refused alike for whatever proves no guest', async () => {
    const [ada, bob] = [await member(app), await member(app)];
    const passes = (secret: string, ttlDays: number) => new GuestPasses({ secret, ttlDays });
    const issued = async (of: GuestPasses, at = new Date()) =>
      (await of.issue('0190a000-0000-7000-8000-000000000000', at)).token;
    const visitor = await guest(app);
    const visitorId = await accountOf(visitor);
    const expired = await passes(TEST_SECRETS.GUEST_SECRET, 1).issue(visitorId, new Date(0));
    const tokens = [
      await issued(passes(TEST_SECRETS.GUEST_SECRET, 30)),
      await issued(passes('another-secret-of-thirty-two-letters', 30)),
      expired.token,
      bob.token,
      ada.token,
      '',
      'nonsense',
    ];
    const answers = await Promise.all(
      tokens.map(async (guestToken) => {
        const { errors } = await ada.ask(CLAIM, { guestToken });
        return [errors![0]!.extensions.code, errors![0]!.message];
      }),
    );
    expect(new Set(answers.map((answer) => answer.join()))).toHaveProperty('size', 1);
    expect(answers[0]![0]).toBe('NOT_FOUND');
  });

  it('of a guest who has nothing yet brings nothing, and is a claim', async () => {
    const [visitor, ada] = [await guest(app), await member(app)];
    const nothing = { conversations: 0, messages: 0, sessions: 0, activeDays: 0 };
    expect(await claim(ada, visitor)).toMatchObject({ ...nothing, status: 'COMPLETED' });
    expect(await visitor.refusal('{ me { id } }')).toBe('UNAUTHENTICATED');
  });

  it('of a guest who was deleted is refused as one of nobody', async () => {
    const [visitor, ada] = [await guest(app), await member(app)];
    await visitor.get('mutation { deleteMyData(confirm: true) }');
    expect(await ada.refusal(CLAIM, { guestToken: visitor.token })).toBe('NOT_FOUND');
    expect(await ada.refusal(PREVIEW, { guestToken: visitor.token })).toBe('NOT_FOUND');
  });

  it('by a member who was deleted is one by somebody new', async () => {
    const [visitor, ada] = [await guest(app), await member(app)];
    await say(visitor, 'hello');
    await say(ada, 'I am leaving');
    await ada.get('mutation { deleteMyData(confirm: true) }');
    await claim(ada, visitor);
    expect(await wordsOf(ada)).toEqual(expect.arrayContaining(['hello']));
    expect(await wordsOf(ada)).not.toContain('I am leaving');
  });

  it('is put on record, whatever came of it, without naming the guest', async () => {
    const [visitor, ada, bob] = [await guest(app), await member(app), await member(app)];
    const admin = await member(app, 'an admin', 'admin');
    await say(visitor, 'hello');
    const guestId = await accountOf(visitor);
    await claim(ada, visitor);
    await bob.refusal(CLAIM, { guestToken: visitor.token });
    const { migrations } = await admin.get<{ migrations: Record<string, unknown>[] }>(
      '{ migrations(first: 2) { id guestRef accountId status error conversations messages startedAt finishedAt migrationVersion } }',
    );
    const [refused, completed] = migrations;
    expect(refused).toMatchObject({ status: 'REFUSED', error: 'ALREADY_CLAIMED' });
    expect(completed).toMatchObject({ status: 'COMPLETED', conversations: 1, messages: 2 });
    expect(refused!['guestRef']).toBe(completed!['guestRef']);
    expect(JSON.stringify(migrations)).not.toContain(guestId);
    expect(await ada.refusal('{ migrations { id } }')).toBe('FORBIDDEN');
  });

  it('is previewed by POST alone, since a token must not stand in an address', async () => {
    const [visitor, ada] = [await guest(app), await member(app)];
    const query = new URLSearchParams({
      query: PREVIEW,
      variables: JSON.stringify({ guestToken: visitor.token }),
    });
    const answer = await fetch(`${app.url}/graphql?${query}`, {
      headers: { authorization: `Bearer ${ada.token}`, 'apollo-require-preflight': 'yes' },
    });
    const { errors } = (await answer.json()) as { errors: { extensions: { code: string } }[] };
    expect(errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
  });
});
