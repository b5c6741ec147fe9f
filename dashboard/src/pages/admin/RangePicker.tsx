import { SelectField, TextField } from '../../parts/TextField';
import { isOpen, lastDays, type Range } from './range';
import styles from './RangePicker.module.css';

const PRESETS = [7, 30, 90, 365];

interface RangePickerProps {
  range: Range;
  ownZone: string;
  onChange(range: Range): void;
}

/** Which days, counted where. */
export function RangePicker({ range, ownZone, onChange }: RangePickerProps) {
  const preset = PRESETS.find((days) => isSame(range, lastDays(days, range.timeZone)));
  const change = (part: Partial<Range>): void => {
    // A day that is half typed is no day.
    if (Object.values(part).every(Boolean)) onChange({ ...range, ...part });
  };
  return (
    <div className={styles.picker} role="group" aria-label="Range">
      <SelectField
        label="Days"
        value={preset ?? ''}
        onChange={(event) => onChange(lastDays(Number(event.target.value), range.timeZone))}
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
        hint={isOpen(range) && 'Not over yet: its figures still grow.'}
        onChange={(event) => change({ to: event.target.value })}
      />
      <SelectField
        label="Days begin in"
        value={range.timeZone}
        onChange={({ target }) =>
          preset ? onChange(lastDays(preset, target.value)) : change({ timeZone: target.value })
        }
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

const isSame = (one: Range, other: Range): boolean =>
  one.from === other.from && one.to === other.to;

const zonesWith = (...wanted: string[]): string[] => [
  ...new Set(['UTC', ...wanted, ...Intl.supportedValuesOf('timeZone')]),
];
