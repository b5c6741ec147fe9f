/** One thing said to or by the model. There is no system turn on purpose: stored text can never become one. */
export interface Turn {
  role: 'user' | 'assistant';
  content: string;
}

/** All that a companion knows when it answers. The first and the last turn are the person's. */
export interface Prompt {
  system: string;
  /** What the person says of themselves, as a quotation; told before the first turn, and as theirs. */
  ownWords?: string;
  /** What was said before the turns, in short, as a quotation; told before them, and never as ours. */
  summary?: string;
  /** What a companion says that is asked for a summary and has no words of its own. */
  excerpts?: string;
  /** Who listens to somebody in distress, for a companion that has no words of its own. */
  offer?: string;
  turns: readonly Turn[];
  /** Overrides the companion's own model for this reply. */
  model?: string;
  temperature?: number;
  /** Upper bound of the reply, in the model's own tokens. */
  maxTokens?: number;
  /** What assembling the prompt counted; an estimate, since each model counts in its own way. */
  tokens?: number;
}

/** What a finished reply cost. A number that the provider did not tell is null, never 0. */
export interface ReplyEnd {
  type: 'end';
  /** The model that was asked for. */
  model: string;
  tokensIn: number | null;
  tokensOut: number | null;
  /** How many requests failed before the one that answered. */
  retries: number;
}

export type ReplyPart = { type: 'text'; text: string } | ReplyEnd;

/**
 * Whoever answers the person: a language model, or the offline demonstration.
 *
 * `reply` yields text as it arrives and exactly one `end` as its last part. It throws an
 * `UpstreamFailure` when the reply cannot be finished (text that was yielded before stays true),
 * and the signal's own reason when the caller aborts. Leaving the loop early also ends the request.
 */
export interface Companion {
  /** The model that answers when the prompt names none. */
  readonly model: string;
  reply(prompt: Prompt, signal: AbortSignal): AsyncIterable<ReplyPart>;
}
