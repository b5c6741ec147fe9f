import { count, shortDayText } from '../../parts/format';
import type { Column } from '../../parts/figure/columns';
import type { PlotShape } from '../../parts/figure/Plot';
import type { Range } from './range';

/** One number for each day of a range. */
export const perDay = (name: string): readonly Column[] => [
  { key: 'date', name: 'Day', format: shortDayText },
  { key: 'value', name, format: count },
];

export const drawnPerDay = (unit: string, { timeZone }: Range): PlotShape => ({
  kind: 'bar',
  x: 'date',
  series: ['value'],
  unit,
  by: `days in ${placeOf(timeZone)}`,
});

/** «America/New_York» as one speaks of it. */
const placeOf = (timeZone: string): string => timeZone.split('/').at(-1)!.replaceAll('_', ' ');
