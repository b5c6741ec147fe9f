import { useMutation } from '@apollo/client/react';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { explain } from '../../api/errors';
import { Button } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { Notice } from '../../parts/Notice';
import { Skeleton } from '../../parts/Skeleton';
import { toast } from '../../parts/toasts';
import { type DescribedFragment, SavePersonalityDocument } from './operations.generated';
import styles from './Portrait.module.css';
import { Questionnaire } from './Questionnaire';
import { MIDDLE, type Scores, TRAITS } from './traits';

const Radar = lazy(() => import('./Radar'));

interface PortraitProps {
  present: DescribedFragment | null;
  onChanged(): Promise<void>;
}

/** Five sliders, a shape that follows them, and a line in one's own words. */
export function Portrait({ present, onChanged }: PortraitProps) {
  const [scores, setScores] = useState<Scores>({ ...MIDDLE, ...numbersOf(present) });
  const [note, setNote] = useState(present?.note ?? '');
  const [isAsked, setIsAsked] = useState(false);
  const [save, { loading, error }] = useMutation(SavePersonalityDocument);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await save({ variables: { traits: scores, note: note.trim() || null } });
    toast('Saved as a new version.');
    await onChanged();
  };
  return (
    <Card
      title="My portrait"
      aside={
        <Button size="s" onClick={() => setIsAsked(true)}>
          Answer 20 questions
        </Button>
      }
    >
      <Suspense fallback={<Skeleton lines={6} />}>
        <Radar scores={scores} />
      </Suspense>
      <form className={styles.form} onSubmit={(event) => void submit(event).catch(() => undefined)}>
        {error && <Notice tone="bad">{explain(error).text}</Notice>}
        <Sliders scores={scores} onChange={setScores} />
        <label className={styles.note}>
          <span>In my own words</span>
          <textarea
            value={note}
            maxLength={1_000}
            rows={3}
            placeholder="What the companion should know about how you like to talk."
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <Button look="main" type="submit" disabled={loading}>
          Save this portrait
        </Button>
      </form>
      {isAsked && <Questionnaire onClose={() => setIsAsked(false)} onAnswered={onChanged} />}
    </Card>
  );
}

interface SlidersProps {
  scores: Scores;
  onChange(scores: Scores): void;
}

function Sliders({ scores, onChange }: SlidersProps) {
  return TRAITS.map(({ key, name, low, high }) => {
    const score = Math.round(scores[key]);
    return (
      <label key={key} className={styles.trait}>
        <span className={styles.name}>
          {name} <span>{score}</span>
        </span>
        <input
          type="range"
          min={0}
          max={100}
          value={score}
          aria-valuetext={`${score} of 100, from ${low} to ${high}`}
          onChange={(event) => onChange({ ...scores, [key]: Number(event.target.value) })}
        />
        <span className={styles.ends} aria-hidden>
          <span>{low}</span>
          <span>{high}</span>
        </span>
      </label>
    );
  });
}

function numbersOf(present: DescribedFragment | null): Partial<Scores> {
  return Object.fromEntries(
    TRAITS.flatMap(({ key }) => (present ? [[key, present.traits[key]]] : [])),
  );
}
