import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Gate } from './gate.js';
import { type Direction, FaultyTalk, type Language, type Matcher, Weather } from './faulty-talk.js';

/** A message, or the answer to it, that is kept back until somebody decides on it. */
export interface Held {
  /** Resolves when it is held (an answer: when the service has given it). */
  arrived: Promise<void>;
  /** Lets it go, and all that waits behind it on its connection. */
  release(): void;
}

/**
 * A line between an app and a service that can be held, delayed, made to swallow, cut and counted.
 * Order on a connection is kept: what comes after a held message waits behind it.
 */
export interface FaultLine {
  /** The service's URL, by way of this line. */
  url: string;
  /** Holds the n-th message that matches from now on, or its answer. Several holds may stand. */
  hold(matches: Matcher, which?: Direction, n?: number): Held;
  /** Resolves when so many messages that match have passed from now on. */
  passed(matches: Matcher, times?: number): Promise<void>;
  /** Everything in this direction arrives so much later. */
  delay(ms: number, direction?: Direction): void;
  /** What is said in this direction arrives nowhere, and connections stay open. */
  swallow(direction?: Direction): void;
  /** Ends every connection, with what is held on it, and takes no new one. */
  cut(): void;
  /** Delays, swallows and cuts no longer; what was swallowed is lost. */
  restore(): void;
  /** How many bytes went each way. */
  readonly bytes: Readonly<Record<Direction, number>>;
  close(): Promise<void>;
}

/** @param language how clients of this service talk, begun anew on each connection */
export async function faultLine(serviceUrl: string, language: () => Language): Promise<FaultLine> {
  const target = new URL(serviceUrl);
  const weather = new Weather();
  const sockets = new Set<Socket>();
  const endAll = () => sockets.forEach((socket) => socket.destroy());
  const server = createServer((client) => {
    if (weather.isCut) return void client.destroy();
    const service = connect(Number(target.port), target.hostname);
    const ends = [
      [client, service],
      [service, client],
    ] as const;
    for (const [one, other] of ends) {
      sockets.add(one.on('error', () => undefined));
      one.on('close', () => void (sockets.delete(one) && other.destroy()));
    }
    new FaultyTalk(client, service, language(), weather).begin();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(serviceUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.close();
    endAll();
    await once(server, 'close');
  };
  return { url: url.href, bytes: weather.bytes, ...controls(weather, endAll), close };
}

function controls(
  weather: Weather,
  endAll: () => void,
): Omit<FaultLine, 'url' | 'bytes' | 'close'> {
  const expect = (matches: Matcher, which: Direction, left: number): Gate => {
    const gate = new Gate();
    weather.holds.add({ matches, which, left, gate });
    return gate;
  };
  return {
    hold: (matches, which = 'asked', n = 1) => {
      const gate = expect(matches, which, n);
      return { arrived: gate.arrived, release: () => gate.open() };
    },
    passed: (matches, times = 1) => {
      const gate = expect(matches, 'asked', times);
      gate.open();
      return gate.arrived;
    },
    delay: (ms, direction = 'answered') => void (weather.delayMs[direction] = ms),
    swallow: (direction = 'answered') => void (weather.isSwallowing[direction] = true),
    cut: () => {
      weather.isCut = true;
      endAll();
    },
    restore: () => weather.clear(),
  };
}
