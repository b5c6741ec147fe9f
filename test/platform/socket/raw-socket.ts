import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A client that keeps to no protocol. */
export interface RawSocket {
  say(message: unknown): void;
  /** The next message that was not taken yet. */
  heard(): Promise<{ type: string; id?: string; payload?: unknown }>;
  /** The code with which the server closes it. */
  closed: Promise<number>;
  socket: WebSocket;
}

export async function rawSocket(
  url: string,
  protocols: string[] = ['graphql-transport-ws'],
): Promise<RawSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocols);
  const waiting: string[] = [];
  let wake = () => {};
  socket.on('message', (data) => {
    waiting.push(String(data));
    wake();
  });
  const closed = once(socket, 'close').then(([code]) => code as number);
  void closed.then(() => wake());
  await once(socket, 'open');
  return {
    socket,
    closed,
    say: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    heard: async () => {
      while (waiting.length === 0) {
        if (socket.readyState === WebSocket.CLOSED) throw new Error('The socket was closed.');
        await new Promise<void>((resolve) => (wake = resolve));
      }
      return JSON.parse(waiting.shift()!) as { type: string };
    },
  };
}

/** One that was let in. */
export async function acknowledged(url: string, token: string): Promise<RawSocket> {
  const raw = await rawSocket(url);
  raw.say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
  const { type } = await raw.heard();
  if (type !== 'connection_ack') throw new Error(`It was answered ${type}.`);
  return raw;
}

export const subscribe = (id: string, query: string, variables: object = {}): object => ({
  id,
  type: 'subscribe',
  payload: { query, variables },
});
