import { localDate } from '../../parts/format';
import { SelectField, TextField } from '../../parts/TextField';
import styles from './RangePicker.module.css';

/** Both ends included. */
export interface Range {
  from: string;
  to: string;
  timeZone: string;
}

const DAY_MS = 86_400_000;
const PRESETS = [7, 30, 90, 365];

const lastDays = (days: number): Pick<Range, 'from' | 'to'> => ({
  from: localDate(new Date(Date.now() - (days - 1) * DAY_MS)),
  to: localDate(),
});

export const initialRange = (): Range => ({ ...lastDays(30), timeZone: 'UTC' });

interface RangePickerProps {
  range: Range;
  ownZone: string;
  onChange(range: Range): void;
}

/** Which days, counted where. */
export function RangePicker({ range, ownZone, onChange }: RangePickerProps) {
  const preset = PRESETS.find((days) => {
    const { from, to } = lastDays(days);
    return from === range.from && to === range.to;
  });
  const change = (part: Partial<Range>): void => {
    // A day that is half typed is no day.
    if (Object.values(part).every(Boolean)) onChange({ ...range, ...part });
  };
  return (
    <div className={styles.picker} role="group" aria-label="Range">
      <SelectField
        label="Days"
        value={preset ?? ''}
        onChange={(event) => change(lastDays(Number(event.target.value)))}
      >
        <Presets isOther={!preset} />
      </SelectField>
      <TextField
        label="From"
        type="date"
        value={range.from}
        max={range.to}
        onChange={({ target }) => change({ from: target.value })}
      />
      <TextField
        label="To"
        type="date"
        value={range.to}
        min={range.from}
        onChange={(event) => change({ to: event.target.value })}
      />
      <SelectField
        label="Days begin in"
        value={range.timeZone}
        onChange={(event) => change({ timeZone: event.target.value })}
      >
        {zonesWith(ownZone, range.timeZone).map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </SelectField>
    </div>
  );
}

function Presets({ isOther }: { isOther: boolean }) {
  return (
    <>
      {PRESETS.map((days) => (
        <option key={days} value={days}>{`Last ${days} days`}</option>
      ))}
      {isOther && <option value="">As chosen</option>}
    </>
  );
}

const zonesWith = (...wanted: string[]): string[] => [
  ...new Set(['UTC', ...wanted, ...Intl.supportedValuesOf('timeZone')]),
];
