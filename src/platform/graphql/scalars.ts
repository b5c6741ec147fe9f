import { CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, type ValueNode } from 'graphql';

/** A value that is not what the scalar promises: the document's author can mend it. */
function refuse(sentence: string): never {
  throw new GraphQLError(sentence, { extensions: { code: 'BAD_USER_INPUT' } });
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ZONE = /^[A-Za-z]\w*(\/[A-Za-z0-9_+-]+){0,2}$/;

/** Whether the calendar knows this day: 30 February does not round up to March. */
function isDay(text: string): boolean {
  if (!DAY.test(text) || text.startsWith('0000')) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export function isTimeZone(name: string): boolean {
  if (!ZONE.test(name) || name.length > 64) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

function instant(value: unknown): Date {
  if (typeof value === 'string' && INSTANT.test(value) && isDay(value.slice(0, 10))) {
    const date = new Date(value);
    if (!Number.isNaN(date.getTime())) return date;
  }
  return refuse('An instant is written like 2026-11-21T09:30:00.000Z, with its zone.');
}

const text = (node: ValueNode): unknown => (node.kind === Kind.STRING ? node.value : undefined);

@Scalar('DateTime', () => Date)
export class DateTimeScalar implements CustomScalar<string, Date> {
  description = 'Instant, ISO-8601, UTC, milliseconds.';
  parseValue = instant;
  parseLiteral = (node: ValueNode): Date => instant(text(node));
  serialize = (value: unknown): string => (value as Date).toISOString();
}

function day(value: unknown): string {
  if (typeof value === 'string' && isDay(value)) return value;
  return refuse('A day is written like 2026-11-21 and must be in the calendar.');
}

/** Marker for the schema: days are plain strings in the code. */
export class LocalDate {}

@Scalar('LocalDate', () => LocalDate)
export class LocalDateScalar implements CustomScalar<string, string> {
  description = "Calendar day YYYY-MM-DD in the account's own time zone.";
  parseValue = day;
  parseLiteral = (node: ValueNode): string => day(text(node));
  serialize = String;
}

function zone(value: unknown): string {
  if (typeof value === 'string' && isTimeZone(value)) return value;
  return refuse('A time zone is an IANA name such as Asia/Dhaka.');
}

/** Marker for the schema: zones are plain strings in the code. */
export class TimeZone {}

@Scalar('TimeZone', () => TimeZone)
export class TimeZoneScalar implements CustomScalar<string, string> {
  description = 'IANA zone name, for example Asia/Dhaka.';
  parseValue = zone;
  parseLiteral = (node: ValueNode): string => zone(text(node));
  serialize = String;
}
