import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { badInput } from '../errors/refusal.js';
import { LocalDate, TimeZone } from '../graphql/scalars.js';

const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

@InputType({ description: 'Whole local days of one zone.' })
export class ReportRange {
  @Field(() => LocalDate)
  from!: string;

  @Field(() => LocalDate, { description: 'inclusive, at most 400 days' })
  to!: string;

  @Field(() => TimeZone, { nullable: true, defaultValue: 'UTC' })
  timeZone?: string | null;
}

@ObjectType()
export class DayCount {
  @Field(() => LocalDate)
  date!: string;

  @Field(() => Int)
  value!: number;
}

/** Days from `from` to `to`, both inclusive, as they began in `zone`. */
export interface Days {
  from: string;
  to: string;
  zone: string;
}

/** @throws Refusal BAD_USER_INPUT for days in the wrong order, and for more than 400 of them */
export function checkedRange({ from, to, timeZone }: ReportRange): Days {
  if (to < from) throw badInput('A report ends on its first day or later.');
  // Dates, not instants: the number of days does not depend on any zone.
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (days > MOST_DAYS) {
    throw badInput(`A report covers at most ${MOST_DAYS} days; these are ${days}.`);
  }
  return { from, to, zone: timeZone ?? 'UTC' };
}
