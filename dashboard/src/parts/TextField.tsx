import { type ComponentProps, type ReactNode, useId } from 'react';
import styles from './TextField.module.css';

interface FieldProps {
  label: string;
  hint?: ReactNode;
}

/** A line of text with its name above it. */
export function TextField({ label, hint, ...rest }: FieldProps & ComponentProps<'input'>) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input id={id} aria-describedby={hint ? `${id}-hint` : undefined} {...rest} />
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}

/** One of a few, by the browser's own list. */
export function SelectField({ label, hint, ...rest }: FieldProps & ComponentProps<'select'>) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} aria-describedby={hint ? `${id}-hint` : undefined} {...rest} />
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}
