import type { ReactNode } from 'react';
import { codeOf, explain } from '../../api/errors';
import { Notice } from '../../parts/Notice';
import { Skeleton } from '../../parts/Skeleton';
import styles from './Part.module.css';

interface PartProps {
  title: string;
  error: Error | undefined;
  isLoading: boolean;
  /** There are figures to see, if only those of before. */
  hasFigures: boolean;
  children: ReactNode;
}

/** One report: its figures, or why they cannot be shown. */
export function Part({ title, error, isLoading, hasFigures, children }: PartProps) {
  return (
    <section className={styles.part} aria-label={title} aria-busy={isLoading}>
      <h2>{title}</h2>
      {error && (
        <Notice tone="bad">
          {codeOf(error) === 'FORBIDDEN' ? 'This is for admins.' : explain(error).text}
        </Notice>
      )}
      {!hasFigures && !error && <Skeleton lines={4} />}
      {children}
    </section>
  );
}
