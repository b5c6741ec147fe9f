import type { LoggerService } from '@nestjs/common';
import { type Logger as Pino, pino } from 'pino';
import { faultOf } from './fault.js';

/** Wherever these names turn up in what is logged, their values do not. */
const PRIVATE = [
  'authorization',
  'cookie',
  'token',
  'guestToken',
  'password',
  'secret',
  'apiKey',
  'email',
  'content',
  'query',
  'variables',
];

/**
 * Under load a write of its own for each line would cost more than the line. What is gathered is
 * written at the latest a tenth of a second later, and at the end of the process.
 */
const TOGETHER = { minLength: 4_096, periodicFlush: 100 };

/** One JSON object a line, private values left out, errors without what the database quoted. */
export function makeLog(level: string): Pino {
  const settings = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: faultOf },
    redact: { paths: PRIVATE.flatMap((name) => [name, `*.${name}`]), censor: '[private]' },
  };
  return pino(settings, pino.destination({ sync: false, ...TOGETHER }));
}

/** What Nest says of its own assembly is of use only when that is looked at. */
const ASSEMBLY = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer']);

/** A start that fails is told by whoever started it, in one line. */
const FAILED_START = new Set(['ExceptionHandler', 'NestApplication']);

/** Nest's own voice, on the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly pino: Pino) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(ASSEMBLY.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest passes the context last; an object with facts may come first, its sentence second. */
  private write(
    level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal',
    first: unknown,
    rest: unknown[],
  ) {
    const context = rest.at(-1);
    if (level === 'error' && FAILED_START.has(String(context))) return;
    const facts =
      typeof first === 'object' && first !== null && !(first instanceof Error) ? first : {};
    const err = first instanceof Error ? { err: first } : {};
    const sentence = typeof first === 'string' ? first : rest.length > 1 ? String(rest[0]) : '';
    this.pino[level]({ ...facts, ...err, context }, sentence);
  }
}
