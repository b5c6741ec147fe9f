import { UpstreamFailure } from './upstream-failure.js';

/** A full reply in single-token frames is some 4 MB; beyond this no reply is to be expected. */
const LONGEST_BODY_BYTES = 8 * 1024 * 1024;

/**
 * `fetch` for providers. A connection that cannot be made or is lost becomes our own failure here,
 * where it is certain; no endless body is read into memory (a stream without line ends would be
 * buffered as a whole); and no redirect is followed, since it would take the key elsewhere.
 */
export const boundedFetch: typeof fetch = async (input, init) => {
  const isLeft = () => init?.signal?.aborted ?? false;
  const response = await fetch(input, { ...init, redirect: 'error' }).catch((error: unknown) => {
    throw isLeft() ? error : new UpstreamFailure('connection');
  });
  if (response.body === null) return response;
  return new Response(bounded(response.body, isLeft), {
    status: response.status,
    statusText: response.statusText,
    headers: response.headers,
  });
};

function bounded(
  body: ReadableStream<Uint8Array>,
  isLeft: () => boolean,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let bytes = 0;
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw isLeft() ? error : new UpstreamFailure('connection');
      });
      if (done) return controller.close();
      bytes += value.byteLength;
      if (bytes > LONGEST_BODY_BYTES) throw new UpstreamFailure('too-long');
      controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
