import { explain } from '../api/errors';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { Wordmark } from '../parts/Wordmark';
import styles from './Arriving.module.css';

/** What is seen for the moment in which it is found out who is here, or if that cannot be. */
export function Arriving({ error, onRetry }: { error: unknown; onRetry(): void }) {
  return (
    <main className={styles.page} aria-busy={!error}>
      <Wordmark />
      {error ? (
        <Notice tone="bad" action={<Button onClick={onRetry}>Try again</Button>}>
          {explain(error).text}
        </Notice>
      ) : (
        <p className="visually-hidden">Opening Smriti…</p>
      )}
    </main>
  );
}
