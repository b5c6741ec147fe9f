import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { type RunningApp, spawnApp, startApp, TEST_SECRETS } from '../../support/app.js';
import { member, type Person, personWith, post } from '../../support/people.js';
import { accountOf } from '../../support/talk.js';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const ME = '{ me { id kind email timeZone createdAt } }';
type Me = { me: { id: string; kind: string; email: string | null; timeZone: string } };

/** As an identity provider signs it. */
async function signed(subject: string, claims: object = {}): Promise<Person> {
  const token = await new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(TEST_SECRETS.AUTH_SECRET));
  return personWith(app, token);
}

const accountsOf = (subject: string) =>
  app.database.query('select id from account where subject = $1', [subject]);

describe('An account', () => {
  it('appears at the first sight of a valid token', async () => {
    const subject = randomUUID();
    const before = Date.now();
    const { me } = await (await signed(subject)).get<{ me: Me['me'] & { createdAt: string } }>(ME);
    expect(me).toMatchObject({ kind: 'MEMBER', email: null, timeZone: 'UTC' });
    expect(Math.abs(Date.parse(me.createdAt) - before)).toBeLessThan(5_000);
    expect(await accountsOf(subject)).toEqual([{ id: me.id }]);
  });

  it('is one, however many first sights there are at once, in two processes', async () => {
    const other = await spawnApp({ database: app.database });
    const subject = randomUUID();
    const people = await Promise.all(
      Array.from({ length: 50 }, (_, nth) => signed(subject, { nth })),
    );
    const answers = await Promise.all(
      people.map((person, nth) => person.get<Me>(ME, {}, nth % 2 ? app.url : other.url)),
    );
    expect(new Set(answers.map(({ me }) => me.id)).size).toBe(1);
    expect(await accountsOf(subject)).toHaveLength(1);
    await other.stop();
  });

  it('is told apart by the whole subject, case, blanks and quotes included', async () => {
    const stem = randomUUID();
    const subjects = [
      stem,
      stem.toUpperCase(),
      `${stem} `,
      `${stem}'; --`,
      `${stem}\u00e9`,
      `${stem}e\u0301`,
      'x'.repeat(255),
    ];
    const ids = await Promise.all(
      subjects.map(async (subject) => accountOf(await signed(subject))),
    );
    expect(new Set(ids).size).toBe(subjects.length);
  });

  it('follows the e-mail address of the newest token, and keeps it when a token has none', async () => {
    const subject = randomUUID();
    const emailBy = async (claims: object) =>
      (await (await signed(subject, claims)).get<Me>(ME)).me.email;
    expect(await emailBy({ email: 'ada@example.org' })).toBe('ada@example.org');
    expect(await emailBy({ email: 'lovelace@example.org' })).toBe('lovelace@example.org');
    expect(await emailBy({})).toBe('lovelace@example.org');
    expect(await emailBy({ email: 42, nth: 1 })).toBe('lovelace@example.org');
    expect(await accountsOf(subject)).toHaveLength(1);
  });

  it('is nobody without a token', async () => {
    const { errors } = await post(app.url, undefined, { query: ME });
    expect((errors as { extensions: { code: string } }[])[0]!.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });
});

describe('The time zone of an account', () => {
  const MOVE = 'mutation ($timeZone: TimeZone!) { setTimeZone(timeZone: $timeZone) { timeZone } }';
  const move = async (person: Person, timeZone: string) => {
    const { data, errors } = await person.ask<{ setTimeZone: { timeZone: string } }>(MOVE, {
      timeZone,
    });
    return errors?.[0]?.extensions.code ?? data.setTimeZone.timeZone;
  };
  const zonesOf = async (person: Person) =>
    (
      await app.database.query<{ zone: string }>(
        'select zone from account_zone where account_id = $1 order by since',
        [await accountOf(person)],
      )
    ).map(({ zone }) => zone);

  it('can be set first and changed twice within a day, not more', async () => {
    const ada = await member(app);
    for (const zone of ['Asia/Dhaka', 'Asia/Tokyo', 'Asia/Dhaka'])
      expect(await move(ada, zone)).toBe(zone);
    expect(await move(ada, 'Europe/Paris')).toBe('CONFLICT');
    expect(await zonesOf(ada)).toEqual(['Asia/Dhaka', 'Asia/Tokyo', 'Asia/Dhaka']);
    expect((await ada.get<Me>(ME)).me.timeZone).toBe('Asia/Dhaka');
  });

  it('can be the one it is as often as one likes', async () => {
    const ada = await member(app);
    for (const zone of ['UTC', 'UTC', 'Asia/Dhaka', 'Asia/Dhaka', 'UTC', 'UTC'])
      expect(await move(ada, zone)).toBe(zone);
    expect(await zonesOf(ada)).toEqual(['UTC', 'Asia/Dhaka', 'UTC']);
    expect(await move(ada, 'Asia/Tokyo')).toBe('CONFLICT');
    expect(await move(ada, 'UTC')).toBe('UTC');
  });

  it('can change again when a day has passed', async () => {
    const ada = await member(app);
    for (const zone of ['Asia/Dhaka', 'Asia/Tokyo', 'UTC']) await move(ada, zone);
    const earlier = (hours: number) =>
      accountOf(ada).then((id) =>
        app.database.query(
          `update account_zone set since = since - $2 * interval '1 hour' where account_id = $1`,
          [id, hours],
        ),
      );
    await earlier(23);
    expect(await move(ada, 'Europe/Paris')).toBe('CONFLICT');
    await earlier(1);
    for (const zone of ['Europe/Paris', 'Europe/Rome']) expect(await move(ada, zone)).toBe(zone);
    expect(await move(ada, 'Europe/Oslo')).toBe('CONFLICT');
  });

  it('changes twice and not more when many changes come at once', async () => {
    const ada = await member(app);
    await move(ada, 'UTC');
    const zones = ['Asia/Dhaka', 'Asia/Tokyo', 'Europe/Paris', 'Europe/Rome', 'Europe/Oslo'];
    const answers = await Promise.all(zones.map((zone) => move(ada, zone)));
    expect(answers.filter((answer) => answer === 'CONFLICT')).toHaveLength(3);
    expect(await zonesOf(ada)).toHaveLength(3);
  });

  it.each(['Mars/Olympus', '', '+06:00', 'x'.repeat(100)])('is not %j', async (zone) => {
    expect(await move(await member(app), zone)).toBe('BAD_USER_INPUT');
  });
});

describe('A guest', () => {
  const CREATE = `mutation ($timeZone: TimeZone) {
    createGuest(timeZone: $timeZone) { token expiresAt account { id kind email timeZone } }
  }`;
  const welcome = async (timeZone?: string) => {
    const { data } = await post<{ createGuest: { token: string; account: Me['me'] } }>(
      app.url,
      undefined,
      {
        query: CREATE,
        variables: { timeZone },
      },
    );
    return data.createGuest;
  };

  it('is somebody new each time, in the zone it names or in UTC', async () => {
    const [one, other] = [await welcome('Asia/Dhaka'), await welcome()];
    expect(one.account).toMatchObject({ kind: 'GUEST', email: null, timeZone: 'Asia/Dhaka' });
    expect(other.account).toMatchObject({ kind: 'GUEST', timeZone: 'UTC' });
    expect(one.account.id).not.toBe(other.account.id);
    for (const { token, account } of [one, other]) {
      expect((await personWith(app, token).get<Me>(ME)).me).toMatchObject(account);
    }
  });

  it('with a zone has used its first one, and without has not', async () => {
    const MOVE = 'mutation ($zone: TimeZone!) { setTimeZone(timeZone: $zone) { id } }';
    for (const [zone, allowed] of [
      ['Asia/Dhaka', 2],
      [undefined, 3],
    ] as const) {
      const visitor = personWith(app, (await welcome(zone)).token);
      const answers = [];
      for (const next of ['Asia/Tokyo', 'UTC', 'Asia/Tokyo', 'UTC']) {
        answers.push(
          (await visitor.ask(MOVE, { zone: next })).errors?.[0]?.extensions.code ?? 'moved',
        );
      }
      expect(answers.indexOf('CONFLICT')).toBe(allowed);
    }
  });
});
