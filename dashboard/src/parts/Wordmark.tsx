import styles from './Wordmark.module.css';

/** The name, with its mark: rings of memory around what is new. */
export function Wordmark() {
  return (
    <span className={styles.wordmark}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <path d="M16 27a11 11 0 1 1 11-11" />
        <path d="M16 21.5a5.5 5.5 0 1 1 5.5-5.5" />
        <circle cx="24.4" cy="24.4" r="2.4" />
      </svg>
      Smriti
    </span>
  );
}
