import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../support/app.js';
import { type GraphQLAnswer, member, type Person } from '../../support/people.js';
import { ANSWER, SAVE, scored, versions } from './people.js';

let app: RunningApp;
let ada: Person;
beforeAll(async () => {
  app = await startApp();
  ada = await member(app);
});
afterAll(() => app.stop());

type Refused = Pick<GraphQLAnswer, 'errors'>;

/** As bad input, in words, without a trace. */
async function expectRefused({ errors }: Refused, words: RegExp): Promise<void> {
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect(errors![0]!.message).toMatch(words);
  expect(await versions(ada)).toEqual({ personality: null, personalityHistory: [] });
}

async function expectBad(query: string, variables: object, words: RegExp): Promise<void> {
  await expectRefused(await ada.ask(query, variables), words);
}

/** The mutation with this literal for one score. */
const literally = (score: string) => `mutation { savePersonality(traits: {
  openness: 50, conscientiousness: 50, extraversion: ${score}, agreeableness: 50, neuroticism: 50
}) { version } }`;

describe('A score', () => {
  it.each([
    ['101', /extraversion.*0 to 100/],
    ['100.00000000000001', /extraversion.*0 to 100/],
    ['-0.1', /extraversion.*0 to 100/],
    ['-0', /extraversion.*0 to 100/],
    ['-0.0', /extraversion.*0 to 100/],
    ['1e309', /extraversion.*0 to 100/],
    ['-1e309', /extraversion.*0 to 100/],
    ['NaN', /Float/],
    ['"50"', /Float/],
    ['null', /Float/],
  ])('of %s is refused', async (score, words) => {
    await expectBad(literally(score), {}, words);
  });

  it.each(['101', '-1', '-0', '1e309', '-1e309', '"50"', '"NaN"', 'null', '[50]', '{"value": 50}'])(
    'of %s in a variable is refused',
    async (score) => {
      // As the client writes it: JSON.stringify knows neither -0 nor 1e309.
      const traits = JSON.stringify(scored(50)).replace(/(extraversion":)50/, `$1${score}`);
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${ada.token}` },
        body: `{ "query": ${JSON.stringify(SAVE)}, "variables": { "traits": ${traits} } }`,
      });
      await expectRefused((await response.json()) as Refused, /extraversion/);
    },
  );

  it('of an unknown trait, or of one left out, is refused', async () => {
    await expectBad(SAVE, { traits: { ...scored(50), charm: 50 } }, /charm/);
    const { openness: _, ...rest } = scored(50);
    await expectBad(SAVE, { traits: rest }, /openness/);
  });
});

describe('A note', () => {
  it.each([
    ['U+0000', 'a\0b', /U\+0000/],
    ['half of a pair', 'a\ud800', /surrogate/],
    ['1,001 characters', 'x'.repeat(1_001), /1,000/],
    ['1,001 emoji', '😀'.repeat(1_001), /1,000/],
    ['nothing to be seen', '\u200b\u2060', /note is empty/],
  ])('with %s is refused', async (_what, note, words) => {
    await expectBad(SAVE, { traits: scored(50), note }, words);
  });

  it('of 1,000 emoji is kept', async () => {
    const bob = await member(app);
    const note = '😀'.repeat(1_000);
    const { savePersonality } = await bob.get<{ savePersonality: { note: string } }>(SAVE, {
      traits: scored(50),
      note,
    });
    expect(savePersonality.note).toBe(note);
  });
});

describe('The answers to the questionnaire', () => {
  const whole = Array.from({ length: 20 }, (_, at) => ({ itemId: `${at + 1}`, value: 3 }));
  it.each<[string, object[], RegExp]>([
    ['with one left out', whole.slice(1), /exactly once/],
    ['with one twice', [...whole, whole[0]!], /exactly once/],
    ['to an unknown item', [...whole.slice(1), { itemId: 'x', value: 3 }], /exactly once/],
    ['with 6', [...whole.slice(1), { itemId: '1', value: 6 }], /1 to 5/],
    ['with 2.5', [...whole.slice(1), { itemId: '1', value: 2.5 }], /Int/],
    ['with nothing', [], /exactly once/],
  ])('are refused %s', async (_how, answers, words) => {
    await expectBad(ANSWER, { answers }, words);
  });
});
