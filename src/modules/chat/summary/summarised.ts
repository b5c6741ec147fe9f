import type { Companion, ReplyEnd } from '../companion/companion.js';
import { UpstreamFailure } from '../companion/upstream-failure.js';
import { bounded } from './bounded.js';
import type { Stretch } from './open-messages.js';
import { summaryPrompt } from './summary-prompt.js';
import type { Cost, Summary } from './summary-store.js';

/** Nobody waits for it, but it holds others off. */
const MOST_MS = 60_000;
/** A stretch that the model could not do is done without it. */
const MOST_TRIES = 3;
const WITHOUT_A_MODEL = 'smriti-excerpts';

/** What came of an attempt at a summary; no summary: it is to be tried again. */
interface Outcome {
  summary: Summary | null;
  /** Null when nobody was asked. */
  cost: Cost | null;
}

/** Asks the companion for the summary of a stretch; after some tries in vain takes excerpts for it. */
export async function summarised(
  companion: Companion,
  { earlier, said, lastId: messageId }: Stretch,
  nth: number,
  stopping: AbortSignal,
): Promise<Outcome> {
  const prompt = summaryPrompt(earlier, said);
  if (said.length === 0 || nth > MOST_TRIES) {
    const excerpts = (await bounded(prompt.excerpts!))!;
    return { summary: { messageId, ...excerpts, model: WITHOUT_A_MODEL }, cost: null };
  }
  const startedAt = performance.now();
  const took = () => Math.round(performance.now() - startedAt);
  const late = AbortSignal.timeout(MOST_MS);
  try {
    let text = '';
    let end: ReplyEnd | undefined;
    const signal = AbortSignal.any([stopping, late]);
    for await (const part of companion.reply(prompt, signal))
      if (part.type === 'text') text += part.text;
      else end = part;
    const { model, tokensIn, tokensOut, retries } = end!;
    const cost = { model, tokensIn, tokensOut, retries, errorCode: null, latencyMs: took() };
    const short = await bounded(text);
    const summary = short && { messageId, ...short, model };
    return { summary, cost: { ...cost, outcome: summary ? 'COMPLETE' : 'FAILED' } };
  } catch (error) {
    return {
      summary: null,
      cost: failed(companion.model, error, took(), stopping.aborted, late.aborted),
    };
  }
}

function failed(
  model: string,
  error: unknown,
  latencyMs: number,
  isStopped: boolean,
  isLate: boolean,
): Cost {
  const failure = error instanceof UpstreamFailure ? error : null;
  return {
    model,
    outcome: isStopped ? 'INTERRUPTED' : 'FAILED',
    errorCode: isStopped
      ? null
      : (failure?.code ?? (isLate ? 'UPSTREAM_TIMEOUT' : 'UPSTREAM_FAILED')),
    latencyMs,
    tokensIn: null,
    tokensOut: null,
    retries: failure?.retries ?? null,
  };
}
