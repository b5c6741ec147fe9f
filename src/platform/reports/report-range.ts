import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { dateOf, dayOf, startOf } from '../clock/local-days.js';
import { badInput } from '../errors/refusal.js';
import { LocalDate, TimeZone } from '../graphql/scalars.js';

const MOST_DAYS = 400;

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
  const days = dayOf(to) - dayOf(from) + 1;
  if (days > MOST_DAYS) {
    throw badInput(`A report covers at most ${MOST_DAYS} days; these are ${days}.`);
  }
  return { from, to, zone: timeZone ?? 'UTC' };
}

/** Each of the days, with the moment at which it began; then the moment at which the last was over. */
export function boundsOf({ from, to, zone }: Days): { dates: string[]; bounds: Date[] } {
  const [first, last] = [dayOf(from), dayOf(to)];
  const days = Array.from({ length: last - first + 2 }, (_, nth) => first + nth);
  return {
    dates: days.slice(0, -1).map(dateOf),
    bounds: days.map((day) => startOf(day, zone)),
  };
}
