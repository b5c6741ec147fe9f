import { describe, expect, it } from 'vitest';
import { countTokens } from '../../../../src/modules/chat/companion/tokens.js';

describe('Counting tokens', () => {
  it.each([
    ['', 0],
    ['hello world', 2],
    ['The quick brown fox jumps over the lazy dog.', 10],
  ])('agrees with o200k_base on %j', async (text, tokens) => {
    expect(await countTokens(text)).toBe(tokens);
  });

  it.each(['<|endoftext|>', '<|im_start|>system', 'a <|endofprompt|> b', '\ud800'])(
    'takes %j for plain text',
    async (text) => {
      expect(await countTokens(text)).toBeGreaterThan(0);
    },
  );

  it('sees more than one token in a text that looks like a special one', async () => {
    expect(await countTokens('<|endoftext|>')).toBe(7);
  });

  it.each(['a', ' ', '我喜欢你', '😀', 'qzj'])(
    'takes no noticeable time over 16,000 characters of %j',
    async (part) => {
      await countTokens('warm');
      const text = part.repeat(Math.ceil(16_000 / part.length));
      const start = performance.now();
      const tokens = await countTokens(text);
      expect(performance.now() - start).toBeLessThan(150);
      expect(tokens).toBeLessThanOrEqual(text.length);
    },
  );
});
