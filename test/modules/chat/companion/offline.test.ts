import { describe, expect, it } from 'vitest';
import { createCompanion } from '../../../../src/modules/chat/companion/create-companion.js';
import { countTokens } from '../../../../src/modules/chat/companion/tokens.js';
import { hello, listen } from './listening.js';

const offline = createCompanion({ provider: 'offline', timeoutMs: 1_000 });

function said(content: string) {
  return { system: 'Be kind.', turns: [{ role: 'user' as const, content }] };
}

describe('The offline companion', () => {
  it('says in each reply that it is a demonstration and no language model', async () => {
    for (const content of ['Hello', 'Are you real?', '\u200b', '你好']) {
      const { text } = await listen(offline, said(content));
      expect(text).toContain('offline demonstration companion, not a language model');
    }
  });

  it('says so in whole sentences, also below what it is to offer', async () => {
    const offer = 'Somebody is there to listen.';
    for (const prompt of [said('Hello'), { ...said('Hello'), offer }]) {
      const { text } = await listen(offline, prompt);
      expect(text).toMatch(/[.”]$/);
    }
    const { text } = await listen(offline, { ...said('Hello'), offer });
    expect(text.startsWith(`${offer}\n\nI am `)).toBe(true);
  });

  it('gives the same reply to the same prompt', async () => {
    expect(await listen(offline)).toEqual(await listen(offline));
  });

  it('streams words that add up to the reply', async () => {
    const { pieces, text } = await listen(offline);
    expect(pieces.length).toBeGreaterThan(10);
    expect(text).toContain('You wrote: “Marker-hello, how are you?”');
  });

  it('counts what it has before it', async () => {
    const turns = [
      { role: 'user' as const, content: 'My dog is called Bruno.' },
      { role: 'assistant' as const, content: 'A fine name.' },
      { role: 'user' as const, content: 'What is he called?' },
    ];
    const { text } = await listen(offline, { system: '', turns });
    expect(text).toContain('I have 2 earlier messages of our conversation before me.');
    expect(text).not.toContain('Bruno');
    expect((await listen(offline)).text).toContain('the first message of our conversation');
  });

  it('repeats only the beginning of a long message, on one line, and cuts no character', async () => {
    const { text } = await listen(offline, said(`a\n\n${'👩‍👩‍👧'.repeat(200)}`));
    expect(text).toContain(`“a ${'👩‍👩‍👧'.repeat(78)}…”`);
  });

  it('counts tokens', async () => {
    const { text, end } = await listen(offline);
    expect(end).toEqual({
      type: 'end',
      model: 'smriti-offline',
      tokensIn: await countTokens(`${hello.system}\n${hello.turns[0]?.content}`),
      tokensOut: await countTokens(text),
      retries: 0,
    });
    expect((await listen(offline, { ...hello, tokens: 7 })).end?.tokensIn).toBe(7);
  });

  it('stops when the caller does', async () => {
    await expect(listen(offline, hello, AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});
