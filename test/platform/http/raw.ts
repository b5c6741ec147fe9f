import { connect } from 'node:net';

/** What came back over a connection on which bytes were sent as they are. */
export interface RawAnswer {
  /** Of the first answer; 0 when there was none. */
  status: number;
  text: string;
  /** Status lines, to see whether one request was taken for two. */
  answers: number;
  /** The body of the first answer. */
  body: { errors?: { message: string; extensions: { code: string; requestId: string } }[] };
  /** Value of a header of the first answer. */
  header(name: string): string | undefined;
  ms: number;
}

/** Sends bytes and listens until the server closes, or until `quietMs` passed without a word. */
export function sendRaw(
  url: string,
  chunks: (string | Buffer)[],
  quietMs = 5_000,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const begun = performance.now();
  return new Promise((resolve) => {
    const received: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => {
      for (const chunk of chunks) socket.write(chunk);
    });
    socket.setTimeout(quietMs, () => socket.destroy());
    socket.on('data', (chunk) => received.push(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () =>
      resolve(readAnswer(Buffer.concat(received).toString('latin1'), performance.now() - begun)),
    );
  });
}

function readAnswer(text: string, ms: number): RawAnswer {
  const [head = '', rest = ''] = text.split(/\r\n\r\n([^]*)/);
  const [body = ''] = rest.split(/HTTP\/1\.1 \d/);
  return {
    status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0),
    text,
    answers: text.match(/HTTP\/1\.1 \d/g)?.length ?? 0,
    body: jsonOf(body),
    header: (name) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim(),
    ms,
  };
}

function jsonOf(body: string): RawAnswer['body'] {
  try {
    return JSON.parse(body) as RawAnswer['body'];
  } catch {
    return {};
  }
}

/** The bytes of a POST to `/graphql`, its headers in full control of the test. */
export function postOf(body: string | Buffer, headers: Record<string, string> = {}): Buffer {
  const bytes = Buffer.from(body);
  const all = {
    host: 'localhost',
    'content-type': 'application/json',
    'content-length': String(bytes.length),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`POST /graphql HTTP/1.1\r\n${lines.join('')}\r\n`), bytes]);
}
