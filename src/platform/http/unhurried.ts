import type { Socket } from 'node:net';

const unhurried = new WeakSet<Socket>();

/** Nobody hurries this connection: what arrives over it may take longer than other requests. */
export function letTakeItsTime(socket: Socket): { over(): void } {
  unhurried.add(socket);
  return { over: () => void unhurried.delete(socket) };
}

export const mayTakeItsTime = (socket: Socket): boolean => unhurried.has(socket);
