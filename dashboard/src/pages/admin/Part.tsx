import type { ReactNode } from 'react';
import { codeOf, explain } from '../../api/errors';
import { Notice } from '../../parts/Notice';
import { Skeleton } from '../../parts/Skeleton';
import styles from './Part.module.css';

interface PartProps {
  title: string;
  error: Error | undefined;
  isWaiting: boolean;
  children: ReactNode;
}

/** One report: its figures, or why they cannot be shown. */
export function Part({ title, error, isWaiting, children }: PartProps) {
  return (
    <section className={styles.part} aria-label={title} aria-busy={isWaiting}>
      <h2>{title}</h2>
      {error && (
        <Notice tone="bad">
          {codeOf(error) === 'FORBIDDEN' ? 'This is for admins.' : explain(error).text}
        </Notice>
      )}
      {isWaiting && !error && <Skeleton lines={4} />}
      {children}
    </section>
  );
}
