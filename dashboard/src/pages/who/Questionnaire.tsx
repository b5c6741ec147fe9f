import { useMutation, useQuery } from '@apollo/client/react';
import { type FormEvent, useState } from 'react';
import { explain } from '../../api/errors';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { Notice } from '../../parts/Notice';
import { Skeleton } from '../../parts/Skeleton';
import { toast } from '../../parts/toasts';
import { AnswerQuestionnaireDocument, QuestionnaireDocument } from './operations.generated';
import styles from './Questionnaire.module.css';

const SCALE = ['Not at all', 'Rather not', 'In between', 'Rather', 'Very much'];

interface QuestionnaireProps {
  onClose(): void;
  onAnswered(): Promise<void>;
}

/** The twenty items of the Mini-IPIP, each answered from 1 to 5. */
export function Questionnaire({ onClose, onAnswered }: QuestionnaireProps) {
  const { data, error: unread } = useQuery(QuestionnaireDocument);
  const [answer, { loading, error }] = useMutation(AnswerQuestionnaireDocument);
  const [answers, setAnswers] = useState<Readonly<Record<string, number>>>({});
  const items = data?.personalityQuestionnaire ?? [];
  const left = items.length - Object.keys(answers).length;
  const fault = error ?? unread;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const given = Object.entries(answers).map(([itemId, value]) => ({ itemId, value }));
    await answer({ variables: { answers: given } });
    toast('Your portrait was made of your answers.');
    onClose();
    await onAnswered();
  };
  return (
    <Dialog open onClose={onClose} title="Twenty questions">
      <form className={styles.form} onSubmit={(event) => void submit(event).catch(() => undefined)}>
        <p>How well does each of these describe you, as you are and not as you would like to be?</p>
        {fault && <Notice tone="bad">{explain(fault).text}</Notice>}
        {!data && !unread && <Skeleton lines={8} />}
        {items.map(({ id, text }) => (
          <Item
            key={id}
            id={id}
            text={text}
            value={answers[id]}
            onChange={(value) => setAnswers({ ...answers, [id]: value })}
          />
        ))}
        <div className={styles.foot}>
          <span aria-live="polite">{left === 0 ? 'All answered.' : `${left} left`}</span>
          <Button look="main" type="submit" disabled={loading || items.length === 0}>
            Make my portrait
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface ItemProps {
  id: string;
  text: string;
  value: number | undefined;
  onChange(value: number): void;
}

function Item({ id, text, value, onChange }: ItemProps) {
  return (
    <fieldset className={styles.item}>
      <legend>I {text}</legend>
      <div className={styles.scale}>
        {SCALE.map((name, at) => (
          <label key={name}>
            <input
              type="radio"
              name={id}
              required
              checked={value === at + 1}
              onChange={() => onChange(at + 1)}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
