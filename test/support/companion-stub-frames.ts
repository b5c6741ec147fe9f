export type StubProvider = 'google' | 'openai-compatible' | 'anthropic';

/** The streaming protocol of one provider, as server-sent events. */
export interface Frames {
  start(): string;
  token(text: string): string;
  end(why: 'stopped' | 'filtered', tokensOut: number): string;
  /** What the provider sends when it gives up after having answered 200. */
  overloaded(): string;
}

/** What every stubbed reply claims its prompt to have cost. */
export const STUB_TOKENS_IN = 42;

/** Each provider has its own path; a base URL in front of it does not matter. */
export function providerOf(path: string): StubProvider {
  if (path.includes(':streamGenerateContent')) return 'google';
  if (path.endsWith('/chat/completions')) return 'openai-compatible';
  if (path.endsWith('/messages')) return 'anthropic';
  throw new Error(`The stub knows no provider with the path ${path}.`);
}

/** https://ai.google.dev/api/generate-content#method:-models.streamgeneratecontent */
const google: Frames = {
  start: () => '',
  token: (text) => data({ candidates: [{ content: { role: 'model', parts: [{ text }] } }] }),
  end: (why, tokensOut) =>
    data({
      candidates: [
        {
          content: { role: 'model', parts: [{ text: '' }] },
          finishReason: why === 'stopped' ? 'STOP' : 'SAFETY',
        },
      ],
      usageMetadata: {
        promptTokenCount: STUB_TOKENS_IN,
        candidatesTokenCount: tokensOut,
        totalTokenCount: STUB_TOKENS_IN + tokensOut,
      },
    }),
  overloaded: () => data({ error: { code: 503, message: 'as told', status: 'UNAVAILABLE' } }),
};

/** https://platform.openai.com/docs/api-reference/chat-streaming */
const openaiCompatible: Frames = {
  start: () => completion({ delta: { role: 'assistant', content: '' } }),
  token: (content) => completion({ delta: { content } }),
  end: (why, tokensOut) => {
    const finish_reason = why === 'stopped' ? 'stop' : 'content_filter';
    const usage = {
      prompt_tokens: STUB_TOKENS_IN,
      completion_tokens: tokensOut,
      total_tokens: STUB_TOKENS_IN + tokensOut,
    };
    const last = completion({ delta: {}, finish_reason });
    return `${last}${data({ ...chunk, choices: [], usage })}data: [DONE]\n\n`;
  },
  overloaded: () => data({ error: { message: 'as told', type: 'server_error', code: 503 } }),
};

const chunk = { id: 'stub', object: 'chat.completion.chunk', created: 0, model: 'stub' };

function completion(choice: object): string {
  return data({ ...chunk, choices: [{ index: 0, finish_reason: null, ...choice }] });
}

/** https://docs.anthropic.com/en/docs/build-with-claude/streaming */
const anthropic: Frames = {
  start: () => {
    const usage = { input_tokens: STUB_TOKENS_IN, output_tokens: 1 };
    const message = { id: 'stub', type: 'message', role: 'assistant', model: 'stub' };
    const fresh = { ...message, content: [], stop_reason: null, stop_sequence: null, usage };
    return (
      event({ type: 'message_start', message: fresh }) +
      event({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } })
    );
  },
  token: (text) =>
    event({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }),
  end: (why, tokensOut) => {
    const stop_reason = why === 'stopped' ? 'end_turn' : 'refusal';
    return (
      event({ type: 'content_block_stop', index: 0 }) +
      event({
        type: 'message_delta',
        delta: { stop_reason, stop_sequence: null },
        usage: { output_tokens: tokensOut },
      }) +
      event({ type: 'message_stop' })
    );
  },
  overloaded: () =>
    event({ type: 'error', error: { type: 'overloaded_error', message: 'as told' } }),
};

function data(body: object): string {
  return `data: ${JSON.stringify(body)}\n\n`;
}

function event(body: { type: string; [key: string]: unknown }): string {
  return `event: ${body.type}\n${data(body)}`;
}

export const frames: Record<StubProvider, Frames> = {
  google,
  'openai-compatible': openaiCompatible,
  anthropic,
};
