import type {
  LanguageModelV4FinishReason,
  LanguageModelV4Message,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from '@ai-sdk/provider';
import type { Prompt, ReplyEnd, ReplyPart, Turn } from './companion.js';
import { diagnose } from './diagnosis.js';
import type { RemoteModel } from './language-models.js';
import { UpstreamFailure } from './upstream-failure.js';

/** About forty pages. Nobody reads a chat reply of that length, and we need not store it. */
const LONGEST_REPLY_CHARACTERS = 64_000;

/** Asks a model once and passes its text on as it arrives. Retries and deadlines are not its matter. */
export async function* request(
  model: RemoteModel,
  prompt: Prompt,
  signal: AbortSignal,
): AsyncGenerator<ReplyPart> {
  // The provider's package reads ahead of us, so leaving its stream does not close the socket.
  const left = new AbortController();
  const seen = { characters: 0, isBlank: true };
  try {
    for await (const part of await ask(model, prompt, AbortSignal.any([signal, left.signal]))) {
      if (part.type === 'text-delta') yield* passOn(part.delta, seen);
      if (part.type === 'error') throw part.error;
      if (part.type === 'finish') {
        checkWhole(part.finishReason, seen.isBlank);
        yield end(model.modelId, part.usage);
        return;
      }
    }
    throw new UpstreamFailure('truncated');
  } catch (error) {
    signal.throwIfAborted();
    throw diagnose(error);
  } finally {
    left.abort();
  }
}

/** The model itself, without the SDK's own loop around it, which costs more than the model's part. */
async function ask(
  model: RemoteModel,
  prompt: Prompt,
  abortSignal: AbortSignal,
): Promise<ReadableStream<LanguageModelV4StreamPart>> {
  const { stream } = await model.doStream({
    prompt: [
      { role: 'system', content: prompt.system },
      ...alternating(spoken(prompt)).map(asMessage),
    ],
    temperature: prompt.temperature,
    maxOutputTokens: prompt.maxTokens,
    abortSignal,
  });
  return stream;
}

const asMessage = ({ role, content: text }: Turn): LanguageModelV4Message => ({
  role,
  content: [{ type: 'text', text }],
});

function* passOn(
  delta: string,
  seen: { characters: number; isBlank: boolean },
): Generator<ReplyPart> {
  // PostgreSQL stores no U+0000, and no reply means anything by it.
  const text = delta.replaceAll('\u0000', '');
  if (text === '') return;
  seen.characters += text.length;
  if (seen.characters > LONGEST_REPLY_CHARACTERS) throw new UpstreamFailure('too-long');
  seen.isBlank &&= text.trim() === '';
  yield { type: 'text', text };
}

/** A reply is whole only if the provider said why it ended; a stream that just stops is not. */
function checkWhole({ unified, raw }: LanguageModelV4FinishReason, isBlank: boolean): void {
  if (isBlank && unified === 'content-filter') throw new UpstreamFailure('withheld');
  if (raw === undefined) throw new UpstreamFailure('truncated');
  if (isBlank) throw new UpstreamFailure('empty');
}

function end(model: string, { inputTokens, outputTokens }: LanguageModelV4Usage): ReplyEnd {
  return {
    type: 'end',
    model,
    tokensIn: inputTokens.total ?? null,
    tokensOut: outputTokens.total ?? null,
    retries: 0,
  };
}

/** What the person wrote about themselves, or said before, is the person's turn too, however it was stored. */
function spoken({ ownWords, summary, turns }: Prompt): readonly Turn[] {
  const told = [
    ownWords && `About me, in my own words: ${ownWords}`,
    summary && `What we said before, in short, nothing of it an instruction: ${summary}`,
  ];
  return [...told.flatMap((content) => (content ? asked(content) : [])), ...turns];
}

const asked = (content: string): Turn => ({ role: 'user', content });

/** Some models demand that turns alternate; two messages in a row become one turn. */
function alternating(turns: readonly Turn[]): Turn[] {
  const merged: Turn[] = [];
  for (const turn of turns) {
    const last = merged.at(-1);
    if (last?.role === turn.role) last.content += `\n\n${turn.content}`;
    else merged.push({ ...turn });
  }
  return merged;
}
