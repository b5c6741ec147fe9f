import type { WebSocket } from 'ws';

/** Below what balancers allow a silent connection. */
const PING_EVERY_MS = 12_000;

/** Ends a socket whose other end is gone without a word. */
export function keepAlive(socket: WebSocket, gone: AbortSignal, everyMs = PING_EVERY_MS): void {
  let isThere = true;
  socket.on('pong', () => {
    isThere = true;
  });
  const timer = setInterval(() => {
    if (!isThere) return socket.terminate();
    isThere = false;
    socket.ping();
  }, everyMs);
  gone.addEventListener('abort', () => clearInterval(timer), { once: true });
}
