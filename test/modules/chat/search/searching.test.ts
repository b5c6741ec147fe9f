import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { Archive } from './archive.js';

let archive: Archive;
beforeAll(async () => {
  archive = await Archive.open();
});
afterAll(() => archive.close());

describe('A search', () => {
  it('finds words in any order, all of them', async () => {
    const ada = await archive.person('The cat sat on the mat', 'A cat alone', 'A mat alone');
    expect(await archive.finds(ada, 'mat cat')).toEqual(['The cat sat on the mat']);
  });

  it('finds a phrase only where its words are side by side, whatever lies between them', async () => {
    const ada = await archive.person('Good,  morning!', 'morning, good', 'good old morning');
    expect(await archive.finds(ada, '"good morning"')).toEqual(['Good,  morning!']);
    expect(await archive.finds(ada, '“GOOD\n morning”')).toEqual(['Good,  morning!']);
  });

  it('ranks whole words before parts of words before typos', async () => {
    const ada = await archive.person('we recieve it', 'it was received', 'they receive it');
    const hits = await archive.hits(ada, 'receive');
    expect(hits.map((hit) => hit.content)).toEqual([
      'they receive it',
      'it was received',
      'we recieve it',
    ]);
    expect(hits.map((hit) => hit.score)).toEqual([1, 0.7, 0.5]);
  });

  it('ranks words that stand side by side before the same words apart', async () => {
    const ada = await archive.person(
      'good evening, not morning',
      'a good morning',
      'the morning was good',
    );
    expect((await archive.finds(ada, 'good morning'))[0]).toBe('a good morning');
  });

  it('forgets accents, case and the way they are encoded', async () => {
    const ada = await archive.person('Un CAFÉ à Łódź', 'cafe\u0301 creme', 'Straße');
    for (const query of ['café', 'cafe\u0301', 'cafe', 'CAFE']) {
      expect(await archive.finds(ada, query)).toEqual(['cafe\u0301 creme', 'Un CAFÉ à Łódź']);
    }
    expect(await archive.finds(ada, 'lodz')).toEqual(['Un CAFÉ à Łódź']);
    expect(await archive.finds(ada, 'STRASSE')).toEqual(['Straße']);
  });

  it.each([
    ['recieve', 'I receive letters'],
    ['receive', 'I recieve letters'],
    ['definately', 'definitely so'],
    ['definitely', 'definately so'],
    ['tommorow', 'see you tomorrow'],
    ['tomorrow', 'see you tommorow'],
    ['freind', 'my best friend'],
    ['wierd', 'how weird'],
    ['anxity', 'so much anxiety'],
    ['friend', 'my best frend'],
    ['libary', 'the library'],
    ['resturant', 'a restaurant'],
    ['превет', 'привет, как дела'],
  ])('forgives %s where someone said "%s"', async (query, said) => {
    const ada = await archive.person(said, 'something else entirely');
    expect(await archive.finds(ada, query)).toEqual([said]);
  });

  it.each([
    ['house', 'the horse and the mouse'],
    ['receive', 'a recent recipe'],
    ['think', 'a thing'],
    ['form', 'from'],
    ['good', 'oh god'],
    ['2023', '2032 and 2033'],
  ])('does not take %s for what is in "%s"', async (query, said) => {
    expect(await archive.finds(await archive.person(said), query)).toEqual([]);
  });

  it('finds short words, their beginnings, and signs', async () => {
    const ada = await archive.person(
      'hi there',
      'history',
      'this',
      'C# is fine',
      'love it 😀',
      '50% off',
    );
    expect(await archive.finds(ada, 'hi')).toEqual(['hi there', 'history']);
    expect(await archive.finds(ada, 'c#')).toEqual(['C# is fine']);
    expect(await archive.finds(ada, '😀')).toEqual(['love it 😀']);
    expect(await archive.finds(ada, '%')).toEqual(['50% off']);
  });

  it.each([
    ['你好', '早上，你好吗?'],
    ['你', '早上，你好吗?'],
    ['AI', '我每天用AI助手聊天'],
    ['ai助手', '我每天用AI助手聊天'],
    ['元気', 'お元気ですか'],
    ['ガンダム', 'ｶﾞﾝﾀﾞﾑが好き'],
    ['기분', '오늘의기분은 어때요'],
    ['ดี', 'สวัสดีครับ'],
    ['नमस्ते', 'नमस्ते, आप कैसे हैं?'],
    ['العربية', 'أحب العَرَبِيَّة'],
    ['שלום', 'שָׁלוֹם לכולם'],
    ['স্মৃতি', 'আমার স্মৃতি আছে'],
  ])('finds %s in "%s"', async (query, said) => {
    expect(await archive.finds(await archive.person(said, 'unrelated', '別の話'), query)).toEqual([
      said,
    ]);
  });

  it('keeps words apart that differ by a vowel sign', async () => {
    const ada = await archive.person('किताब', 'कताब');
    expect(await archive.finds(ada, 'किताब')).toEqual(['किताब']);
  });

  it.each([
    '100%',
    'a_b',
    'C:\\temp',
    "it's",
    'x & y',
    '!(a|b)',
    'foo:*',
    '(a+)+$',
    '[[:alpha:]]',
    "'; drop table",
  ])('takes %s literally', async (query) => {
    const ada = await archive.person(`so ${query} it is`, '1000', 'axb', 'C:temp', 'fooled aaaa b');
    expect(await archive.finds(ada, query)).toEqual([`so ${query} it is`]);
  });

  it('finds nothing for what holds nothing, and three signs literally', async () => {
    const ada = await archive.person('well (((', 'other');
    expect(await archive.finds(ada, '((')).toEqual([]);
    expect(await archive.finds(ada, '"')).toEqual([]);
    expect(await archive.finds(ada, '(((')).toEqual(['well (((']);
  });

  it('finds any three characters that were said, from word to word', async () => {
    const word = fc.string({
      unit: fc.constantFrom(..."abcdéßłяж中你กि😀%_\\(+.'1"),
      minLength: 3,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        async (words, at) => {
          const query = words.slice(at % words.length).join(' ');
          const ada = await archive.person(words.join(' '));
          expect(await archive.finds(ada, query)).toHaveLength(1);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('answers whatever is asked', async () => {
    const ada = await archive.person('something', '中文 said', 'q"uote');
    const anything = fc.string({ unit: 'binary', maxLength: 128 });
    await fc.assert(
      fc.asyncProperty(anything, async (query) => void (await archive.hits(ada, query))),
      { numRuns: 150 },
    );
  });
});
