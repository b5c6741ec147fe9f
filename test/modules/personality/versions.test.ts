import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../support/app.js';
import { guest, member, personWith } from '../../support/people.js';
import { accountOf } from '../../support/talk.js';
import { ANSWER, forget, save, scored, type Version, versions } from './people.js';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

describe('A personality', () => {
  it('is none until it is saved', async () => {
    expect(await versions(await member(app))).toEqual({
      personality: null,
      personalityHistory: [],
    });
  });

  it('is kept as it was told, to the last digit and letter', async () => {
    const traits = {
      openness: 0,
      conscientiousness: 100,
      extraversion: 33.333333333333336,
      agreeableness: 1e-300,
      neuroticism: 99.99999999999999,
    };
    const note = '  I am 35, "quiet", and <b>like</b>\n\nলুনা 👩‍👩‍👧  ';
    for (const person of [await member(app), await guest(app)]) {
      const saved = await save(person, traits, note);
      expect(saved).toMatchObject({ version: 1, traits, note, source: 'self' });
      expect(await versions(person)).toEqual({ personality: saved, personalityHistory: [saved] });
    }
  });

  it('has no note where there is none, or nothing but blanks', async () => {
    const ada = await member(app);
    expect((await save(ada, scored(1))).note).toBe(null);
    expect((await save(ada, scored(1), ' \n ')).note).toBe(null);
  });

  it('is a new version each time, the old ones staying as they are', async () => {
    const ada = await member(app);
    const saved: Version[] = [];
    for (const score of [10, 20, 20]) saved.push(await save(ada, scored(score), `At ${score}`));
    expect(saved.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(await versions(ada)).toEqual({
      personality: saved[2],
      personalityHistory: saved.toReversed(),
    });
  });

  it('is overwritten by nobody, not even by the app', async () => {
    const rights = await app.database.query(
      `select privilege_type as right from information_schema.role_table_grants
       where table_name = 'personality' and grantee = 'smriti_app' order by 1`,
    );
    expect(rights).toEqual([{ right: 'DELETE' }, { right: 'INSERT' }, { right: 'SELECT' }]);
  });

  it('comes out of the questionnaire too', async () => {
    const ada = await member(app);
    const { personalityQuestionnaire: items } = await ada.get<{
      personalityQuestionnaire: { id: string; text: string }[];
    }>('{ personalityQuestionnaire { id text } }');
    expect(items).toHaveLength(20);
    expect(items[13]).toEqual({ id: '14', text: 'Get upset easily.' });
    const answers = items.map(({ id }) => ({ itemId: id, value: id === '14' ? 5 : 3 }));
    const { answerPersonalityQuestionnaire: saved } = await ada.get<{
      answerPersonalityQuestionnaire: Version;
    }>(ANSWER, { answers: answers.toReversed() });
    // Neuroticism: 3 + 3 + 5 + 3 = 14 of 4..20.
    const traits = scored(50, { neuroticism: 62.5 });
    expect(saved).toMatchObject({ version: 1, traits, note: null, source: 'mini-ipip' });
    expect((await versions(ada)).personality).toEqual(saved);
  });

  it('can be forgotten, with every version and note, again and again', async () => {
    const ada = await member(app);
    const account = await accountOf(ada);
    for (const score of [10, 20]) await save(ada, scored(score), 'a marker of mine');
    expect([await forget(ada), await forget(ada)]).toEqual([true, true]);
    expect(await versions(ada)).toEqual({ personality: null, personalityHistory: [] });
    const left = 'select from personality where account_id = $1';
    expect(await app.database.query(left, [account])).toEqual([]);
  });

  it('never has the number of one that was forgotten', async () => {
    const ada = await member(app);
    for (const score of [10, 20]) await save(ada, scored(score));
    await forget(ada);
    expect((await save(ada, scored(30))).version).toBe(3);
    expect((await versions(ada)).personalityHistory).toHaveLength(1);
  });

  it('is nobody else’s', async () => {
    const [ada, bob] = [await member(app), await member(app)];
    const adas = await save(ada, scored(70), 'mine');
    await save(bob, scored(10));
    await forget(bob);
    expect(await versions(bob)).toEqual({ personality: null, personalityHistory: [] });
    expect((await versions(ada)).personality).toEqual(adas);
  });

  it.each([
    'query { personality { version } }',
    'query { personalityHistory { version } }',
    'query { personalityContext { version } }',
    'query { personalityQuestionnaire { id } }',
    'mutation { forgetPersonality }',
  ])('asks for a token: %s', async (query) => {
    const nobody = personWith(app, '');
    expect(await nobody.refusal(query)).toBe('UNAUTHENTICATED');
  });
});
