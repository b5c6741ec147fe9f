import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp, TEST_SECRETS } from '../../support/app.js';
import { guest, member, personWith } from '../../support/people.js';
import { postOf, sendRaw } from '../http/raw.js';
import { claims, encoded, now, signed, unsigned } from './tokens.js';

const SECRET = TEST_SECRETS.AUTH_SECRET;
const ISSUER = { AUTH_ISSUER: 'https://id.example', AUTH_AUDIENCE: 'smriti' };
const right = { iss: ISSUER.AUTH_ISSUER, aud: ISSUER.AUTH_AUDIENCE };
const ME = JSON.stringify({ query: '{ me { id } }' });

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ env: ISSUER });
});
afterAll(() => app.stop());

const bearer = async (token: string | Promise<string>) => `Bearer ${await token}`;
const own = (changes: object, header = {}) =>
  bearer(signed(claims({ ...right, ...changes }), SECRET, header));
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

const BAD: [name: string, header: () => string | undefined | Promise<string>][] = [
  ['missing', () => undefined],
  ['empty', () => ''],
  ['only announced', () => 'Bearer'],
  ['announced and empty', () => 'Bearer  '],
  ['a password', () => `Basic ${Buffer.from('ada:secret').toString('base64')}`],
  ['no token', () => 'Bearer hello'],
  ['three dots', () => 'Bearer ...'],
  ['not JSON', () => `Bearer ${encoded('{')}.${encoded('{')}.x`],
  ...['none', 'None', 'NONE', 'nOnE', ''].map((alg): (typeof BAD)[number] => [
    `unsigned («${alg}»)`,
    () => `Bearer ${unsigned(alg)}`,
  ]),
  ['unsigned with a signature', () => `Bearer ${unsigned('none', encoded('x'))}`],
  [
    'signed with another secret',
    () => bearer(signed(claims(right), 'another secret of at least 32 letters')),
  ],
  ['signed with an empty secret', () => bearer(signed(claims(right), '\0'))],
  ['signed with another algorithm', () => own({}, { alg: 'HS512' })],
  ['signed with a key pair', () => bearer(signed(claims(right), privateKey, { alg: 'RS256' }))],
  [
    'changed after it was signed',
    async () =>
      (await own({})).replace(/\.[^.]+\./, `.${encoded(claims({ ...right, sub: 'ada' }))}.`),
  ],
  ['without its signature', async () => (await own({})).replace(/[^.]+$/, '')],
  ['expired beyond the leeway', () => own({ exp: now() - 6 })],
  ['without an end', () => own({ exp: undefined })],
  ['ending at no number', () => own({ exp: 'never' })],
  ['of the future', () => own({ nbf: now() + 60 })],
  ['for another audience', () => own({ aud: 'other' })],
  ['for no audience', () => own({ aud: undefined })],
  ['of another issuer', () => own({ iss: 'https://evil.example' })],
  ['of no issuer', () => own({ iss: undefined })],
  ['for nobody', () => own({ sub: undefined })],
  ['for an empty name', () => own({ sub: '' })],
  ['for several', () => own({ sub: ['ada'] })],
  ['for an object', () => own({ sub: { $ne: null } })],
  ['for a number', () => own({ sub: 7 })],
  ['for a name of 10 KB', () => own({ sub: 'x'.repeat(10_000) })],
  ['for a name with U+0000', () => own({ sub: 'ada\0' })],
  ['for half a character', () => own({ sub: '\ud800' })],
  ['of 20 KB', () => own({ more: 'x'.repeat(15_000) })],
  [
    'with a critical extension',
    async () =>
      `Bearer ${encoded({ alg: 'HS256', crit: ['x'], x: 1 })}.${encoded(claims(right))}.x`,
  ],
  ['a guest’s by its header', () => own({}, { typ: 'smriti-guest+jwt' })],
  [
    'a guest’s, made with the members’ secret',
    () => own({ aud: 'smriti:guest' }, { typ: 'smriti-guest+jwt' }),
  ],
  [
    'a member’s, made with the guests’ secret',
    () => bearer(signed(claims(right), TEST_SECRETS.GUEST_SECRET)),
  ],
  [
    'a guest’s whom nobody knows',
    () =>
      bearer(
        signed(
          claims({ sub: '01890000-0000-7000-8000-000000000000', aud: 'smriti:guest' }),
          TEST_SECRETS.GUEST_SECRET,
          { typ: 'smriti-guest+jwt' },
        ),
      ),
  ],
  [
    'a guest’s with a name that is no id',
    () =>
      bearer(
        signed(claims({ sub: `' or true --`, aud: 'smriti:guest' }), TEST_SECRETS.GUEST_SECRET, {
          typ: 'smriti-guest+jwt',
        }),
      ),
  ],
];

describe('A token that is', () => {
  it.each(BAD)('%s proves nobody, in the same words as every other', async (_name, header) => {
    const authorization = await header();
    const headers = {
      connection: 'close',
      ...(authorization === undefined ? {} : { authorization }),
    };
    const answer = await sendRaw(app.url, [postOf(ME, headers)]);
    expect(answer.status).toBe(401);
    expect(answer.body.errors).toEqual([
      expect.objectContaining({
        message: 'A valid bearer token is needed.',
        extensions: { code: 'UNAUTHENTICATED', requestId: answer.header('x-request-id') },
      }),
    ]);
    expect(await app.database.query('select from account')).toEqual([]);
  });

  it('one of two proves nobody', async () => {
    const headers = {
      connection: 'close',
      authorization: await own({}),
      Authorization: await own({ sub: 'ada' }),
    };
    const answer = await sendRaw(app.url, [postOf(ME, headers)]);
    expect([answer.status, answer.body.errors![0]!.extensions.code]).toEqual([
      401,
      'UNAUTHENTICATED',
    ]);
  });

  it('within the leeway still holds', async () => {
    const late = personWith(app, await signed(claims({ ...right, exp: now() - 2 }), SECRET));
    expect((await late.ask('{ me { kind } }')).data).toEqual({ me: { kind: 'MEMBER' } });
  });
});

describe('Who is asking', () => {
  it('is said by the token alone', async () => {
    const ada = personWith(
      app,
      await signed(claims({ ...right, sub: 'ada', email: 'ada@example.org' }), SECRET),
    );
    const { me } = await ada.get<{ me: { id: string } }>('{ me { id email } }');
    for (const query of [
      '{ me(id: "x") { id } }',
      '{ me(userId: "x") { id } }',
      '{ conversations(accountId: "x") { totalCount } }',
    ]) {
      expect(await ada.refusal(query)).toBe('BAD_USER_INPUT');
    }
    const other = personWith(app, await signed(claims({ ...right, sub: 'bob' }), SECRET));
    const answer = await fetch(`${app.url}/graphql?accountId=${me.id}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${other.token}`,
        'x-user-id': me.id,
        'x-account-id': me.id,
      },
      body: JSON.stringify({
        query: '{ me { id } }',
        extensions: { accountId: me.id },
        accountId: me.id,
      }),
    });
    const told = (await answer.json()) as { data: { me: { id: string } } };
    expect(told.data.me.id).not.toBe(me.id);
  });

  it('is a guest only with a guest’s pass, and a member only with a member’s token', async () => {
    const plain = await startApp();
    const kind = '{ me { kind } }';
    expect(await (await guest(plain)).get(kind)).toEqual({ me: { kind: 'GUEST' } });
    expect(await (await member(plain)).get(kind)).toEqual({ me: { kind: 'MEMBER' } });
    await plain.stop();
  });
});
