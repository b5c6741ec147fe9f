import { useMutation } from '@apollo/client/react';
import { type FormEvent, useState } from 'react';
import { explain } from '../../../api/errors';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { dayText } from '../../../parts/format';
import { Notice } from '../../../parts/Notice';
import { TextField } from '../../../parts/TextField';
import { toast } from '../../../parts/toasts';
import { daysAfter } from '../days';
import { type DaysQuery, RepairDocument } from '../operations.generated';
import { REASONS } from '../reasons';
import styles from './StreakCard.module.css';

/** As the API has it. */
const LAST_DAYS = 3;
const LONGEST_REASON = 200;

interface RepairDialogProps {
  days: DaysQuery['streakCalendar'];
  today: string;
  onDone(): void;
  onClose(): void;
}

/** A day of the last three that was missed for a good reason counts all the same. */
export default function RepairDialog({ days, today, onDone, onClose }: RepairDialogProps) {
  const earliest = daysAfter(today, -LAST_DAYS);
  const last = days.filter(({ date }) => date >= earliest && date < today).toReversed();
  const [chosen, setChosen] = useState(last.find(({ state }) => state === 'MISSED')?.date ?? null);
  const [reason, setReason] = useState('');
  const [repair, { loading, error }] = useMutation(RepairDocument);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await repair({ variables: { date: chosen!, reason } });
    toast(`${dayText(chosen!)} is repaired.`);
    onDone();
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title="Repair a missed day">
      <p>One day of the last three, once in 30 days.</p>
      <form className={styles.form} onSubmit={(event) => void submit(event).catch(() => undefined)}>
        {error && <Notice tone="bad">{explain(error).text}</Notice>}
        <DayChoice days={last} chosen={chosen} onChoose={setChosen} />
        {chosen === null && (
          <Notice>None of these days was missed: there is nothing to repair.</Notice>
        )}
        <TextField
          label="Reason"
          required
          maxLength={LONGEST_REASON}
          value={reason}
          hint="For yourself; nobody judges it."
          onChange={({ target }) => setReason(target.value)}
        />
        <Button look="main" type="submit" disabled={loading || chosen === null}>
          Repair this day
        </Button>
      </form>
    </Dialog>
  );
}

interface DayChoiceProps {
  days: DaysQuery['streakCalendar'];
  chosen: string | null;
  onChoose(date: string): void;
}

/** What was not missed cannot be repaired, and says why. */
function DayChoice({ days, chosen, onChoose }: DayChoiceProps) {
  return (
    <fieldset className={styles.choice}>
      <legend>Which day</legend>
      {days.map(({ date, state }) => (
        <label key={date} data-off={state !== 'MISSED'}>
          <input
            type="radio"
            name="day"
            checked={date === chosen}
            disabled={state !== 'MISSED'}
            onChange={() => onChoose(date)}
          />
          {dayText(date)}: {REASONS[state]}
        </label>
      ))}
    </fieldset>
  );
}
