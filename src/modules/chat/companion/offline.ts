import type { Companion, Prompt, ReplyPart } from './companion.js';
import { countTokens } from './tokens.js';

const ECHO_CHARACTERS = 80;
const segmenter = new Intl.Segmenter();

/**
 * A companion for trying Smriti without any network or key.
 *
 * It is no language model and says so in each reply. It repeats a little of what was said and
 * counts what it was given, so that one can see memory at work; asked for a summary it takes the
 * excerpts that are given along. The same prompt gives the same reply. Model, temperature and length of a prompt mean nothing to it.
 */
export class OfflineCompanion implements Companion {
  readonly model = 'smriti-offline';

  async *reply(prompt: Prompt, signal: AbortSignal): AsyncGenerator<ReplyPart> {
    const text = answer(prompt);
    for (const word of text.match(/\S+\s*/gu) ?? []) {
      signal.throwIfAborted();
      yield { type: 'text', text: word };
    }
    yield {
      type: 'end',
      model: this.model,
      tokensIn: prompt.tokens ?? (await countTokens(everything(prompt))),
      tokensOut: await countTokens(text),
      retries: 0,
    };
  }
}

const modesty = "I am Smriti's offline demonstration companion, not a language model";

function answer({ turns, offer, excerpts, summary }: Prompt): string {
  if (excerpts) return excerpts;
  if (offer) return `${offer}\n\n${modesty}.`;
  const heard = echo(turns.at(-1)?.content ?? '');
  return [
    heard === '' ? 'I have read your message.' : `You wrote: “${heard}”`,
    `${modesty},`,
    'so I can repeat your words but not answer them.',
    remembered(turns.length - 1),
    ...(summary ? ['What was said before them I have in excerpts.'] : []),
  ].join(' ');
}

function remembered(earlier: number): string {
  if (earlier <= 0) return 'This is the first message of our conversation that I have before me.';
  if (earlier === 1) return 'I have 1 earlier message of our conversation before me.';
  return `I have ${earlier} earlier messages of our conversation before me.`;
}

/** The beginning of a text on one line, cut between characters as people see them. */
function echo(text: string): string {
  const line = text
    .slice(0, ECHO_CHARACTERS * 10)
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = Array.from(segmenter.segment(line), ({ segment }) => segment);
  if (characters.length <= ECHO_CHARACTERS) return line;
  return `${characters.slice(0, ECHO_CHARACTERS).join('').trimEnd()}…`;
}

function everything({ system, summary, turns }: Prompt): string {
  return [system, summary ?? '', ...turns.map(({ content }) => content)].join('\n');
}
