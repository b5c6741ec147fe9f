import type { ReactNode } from 'react';
import styles from './Stat.module.css';

/** Figures side by side, each with its name. */
export function Stats({ children }: { children: ReactNode }) {
  return <dl className={styles.stats}>{children}</dl>;
}

/** One figure, ready to be read: `value` carries its unit. */
export function Stat({ name, value, note }: { name: string; value: string; note?: string }) {
  return (
    <div className={styles.stat}>
      <dt>{name}</dt>
      <dd>
        {value}
        {note && <small>{note}</small>}
      </dd>
    </div>
  );
}
