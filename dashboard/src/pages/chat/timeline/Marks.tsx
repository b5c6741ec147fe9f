import { Star } from 'lucide-react';
import type { LineFragment } from '../operations.generated';
import styles from './Marks.module.css';
import { useDeeds } from './use-deeds';

/** What the person thought of it: a rating, reactions. Pressing a reaction takes it back. */
export function Marks({ line }: { line: LineFragment }) {
  const { deeds, doing } = useDeeds();
  const { rating, reactions, edited } = line;
  return (
    <>
      {edited && <span className={styles.note}>Edited</span>}
      {rating !== null && (
        <span className={styles.rating} role="img" aria-label={`Rated ${rating} of 5`}>
          {Array.from({ length: rating }, (_, at) => (
            <Star key={at} aria-hidden />
          ))}
        </span>
      )}
      {reactions.map((reaction) => (
        <button
          key={reaction}
          type="button"
          className={styles.reaction}
          aria-label={`Take ${reaction} back`}
          onClick={() => doing(deeds.react(line, reaction))}
        >
          {reaction}
        </button>
      ))}
    </>
  );
}
