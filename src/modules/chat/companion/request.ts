import { streamText } from 'ai';
import type { Prompt, ReplyEnd, ReplyPart, Turn } from './companion.js';
import { diagnose } from './diagnosis.js';
import type { RemoteModel } from './language-models.js';
import { UpstreamFailure } from './upstream-failure.js';

/** About forty pages. Nobody reads a chat reply of that length, and we need not store it. */
const LONGEST_REPLY_CHARACTERS = 64_000;

// The SDK would print its warnings about unsupported settings past our log.
globalThis.AI_SDK_LOG_WARNINGS = false;

/** Asks a model once and passes its text on as it arrives. Retries and deadlines are not its matter. */
export async function* request(
  model: RemoteModel,
  prompt: Prompt,
  signal: AbortSignal,
): AsyncGenerator<ReplyPart> {
  // The SDK reads ahead of us, so leaving its stream does not close the socket; aborting does.
  const left = new AbortController();
  const stream = ask(model, prompt, AbortSignal.any([signal, left.signal]));
  const seen = { characters: 0, isBlank: true };
  try {
    for await (const part of stream) {
      if (part.type === 'text-delta') yield* passOn(part.text, seen);
      if (part.type === 'error') throw part.error;
      if (part.type === 'abort') signal.throwIfAborted();
      if (part.type === 'finish') {
        checkWhole(part, seen.isBlank);
        yield end(model.modelId, part.totalUsage);
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

function ask(model: RemoteModel, prompt: Prompt, abortSignal: AbortSignal) {
  return streamText({
    model,
    instructions: prompt.system,
    messages: alternating(spoken(prompt)),
    temperature: prompt.temperature,
    maxOutputTokens: prompt.maxTokens,
    maxRetries: 0,
    abortSignal,
    // Errors come with the stream. Without this the SDK prints them, request included.
    onError: () => {},
  }).stream;
}

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

interface Finish {
  finishReason: string;
  rawFinishReason: string | undefined;
}

/** A reply is whole only if the provider said why it ended; a stream that just stops is not. */
function checkWhole({ finishReason, rawFinishReason }: Finish, isBlank: boolean): void {
  if (isBlank && finishReason === 'content-filter') throw new UpstreamFailure('withheld');
  if (rawFinishReason === undefined) throw new UpstreamFailure('truncated');
  if (isBlank) throw new UpstreamFailure('empty');
}

interface Usage {
  inputTokens: number | undefined;
  outputTokens: number | undefined;
}

function end(model: string, { inputTokens, outputTokens }: Usage): ReplyEnd {
  return {
    type: 'end',
    model,
    tokensIn: inputTokens ?? null,
    tokensOut: outputTokens ?? null,
    retries: 0,
  };
}

/** What the person wrote about themselves is the person's turn too, however it was stored. */
function spoken({ ownWords, turns }: Prompt): readonly Turn[] {
  if (!ownWords) return turns;
  return [{ role: 'user', content: `About me, in my own words: ${ownWords}` }, ...turns];
}

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
