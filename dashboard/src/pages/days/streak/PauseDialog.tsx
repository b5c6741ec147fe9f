import { useMutation } from '@apollo/client/react';
import { type FormEvent, useState } from 'react';
import { explain } from '../../../api/errors';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { Notice } from '../../../parts/Notice';
import { TextField } from '../../../parts/TextField';
import { toast } from '../../../parts/toasts';
import { daysAfter } from '../days';
import { PauseDocument } from '../operations.generated';
import styles from './StreakCard.module.css';

/** As the API has it. */
const LONGEST_DAYS = 30;
const FARTHEST_DAYS = 366;

interface PauseDialogProps {
  today: string;
  onDone(): void;
  onClose(): void;
}

/** Days on which nobody is expected, chosen freely; what cannot be the server says. */
export default function PauseDialog({ today, onDone, onClose }: PauseDialogProps) {
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(daysAfter(today, 6));
  const [pause, { loading, error }] = useMutation(PauseDocument);
  const latest = daysAfter(today, FARTHEST_DAYS);
  const begin = (day: string): void => {
    setFrom(day);
    if (day > to) setTo(day);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await pause({ variables: { from, to } });
    toast('The pause is planned.');
    onDone();
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title="Plan a pause">
      <p>On these days nothing is expected of you, and the streak does not break.</p>
      <form className={styles.form} onSubmit={(event) => void submit(event).catch(() => undefined)}>
        {error && <Notice tone="bad">{explain(error).text}</Notice>}
        <div className={styles.span}>
          <DayField label="From" value={from} min={today} max={latest} onChoose={begin} />
          <DayField label="To, included" value={to} min={from} onChoose={setTo} />
        </div>
        <small>{LONGEST_DAYS} days at most, beginning within a year.</small>
        <Button look="main" type="submit" disabled={loading}>
          Pause these days
        </Button>
      </form>
    </Dialog>
  );
}

interface DayFieldProps {
  label: string;
  value: string;
  min: string;
  max?: string;
  onChoose(day: string): void;
}

function DayField({ onChoose, ...rest }: DayFieldProps) {
  return (
    <TextField
      type="date"
      required
      {...rest}
      onChange={({ target }) => target.value && onChoose(target.value)}
    />
  );
}
