import styles from './Skeleton.module.css';

/** Stands where something will be in a moment; `label` is told to those who cannot see it. */
export function Skeleton({ lines = 3, label = 'Loading…' }: { lines?: number; label?: string }) {
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={styles.line} data-width={line % 3} aria-hidden="true" />
      ))}
    </div>
  );
}
