import type {
  Companion,
  Prompt,
  ReplyEnd,
} from '../../../../src/modules/chat/companion/companion.js';
import {
  createCompanion,
  type Resilience,
} from '../../../../src/modules/chat/companion/create-companion.js';
import { UpstreamFailure } from '../../../../src/modules/chat/companion/upstream-failure.js';
import type { CompanionStub } from '../../../support/companion-stub.js';

export const providers = ['google', 'openai-compatible', 'anthropic'] as const;
export type Provider = (typeof providers)[number];

export const hello: Prompt = {
  system: 'Be kind.',
  turns: [{ role: 'user', content: 'Marker-hello, how are you?' }],
};

export const key = 'marker-secret-key';

/** A companion of that provider whose model lives in the stub, and who loses no time. */
export function companionAt(
  stub: CompanionStub,
  provider: Provider,
  { timeoutMs = 3_000, ...resilience }: Partial<Resilience> & { timeoutMs?: number } = {},
): Companion {
  return createCompanion({
    provider,
    apiKey: key,
    baseUrl: stub.url,
    timeoutMs,
    resilience: { firstPauseMs: 5, ...resilience },
  });
}

export interface Heard {
  text: string;
  pieces: string[];
  end?: ReplyEnd;
  failure?: UpstreamFailure;
}

/** Listens to a reply until its end or its failure; other errors are thrown. */
export async function listen(
  companion: Companion,
  prompt: Prompt = hello,
  signal = new AbortController().signal,
): Promise<Heard> {
  const heard: Heard = { text: '', pieces: [] };
  try {
    for await (const part of companion.reply(prompt, signal)) {
      if (part.type === 'end') heard.end = part;
      else heard.pieces.push(part.text);
    }
  } catch (error) {
    if (!(error instanceof UpstreamFailure)) throw error;
    heard.failure = error;
  }
  heard.text = heard.pieces.join('');
  return heard;
}
