import { Dialog as Base, DialogDismiss, DialogHeading } from '@ariakit/react';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Dialog.module.css';
import { classes } from './classes';

interface DialogProps {
  open: boolean;
  onClose(): void;
  title: string;
  /** The buttons at its foot, the main one last. */
  actions?: ReactNode;
  /** `drawer`: at the left edge, in full height. */
  look?: 'middle' | 'drawer';
  children: ReactNode;
}

/** Asks or tells something in front of the page; Escape leaves it, and focus returns. */
export function Dialog({ open, onClose, title, actions, look = 'middle', children }: DialogProps) {
  return (
    <Base
      open={open}
      onClose={onClose}
      unmountOnHide
      backdrop={<div className={styles.backdrop} />}
      className={classes(styles.dialog, styles[look])}
    >
      <header className={styles.head}>
        <DialogHeading className={styles.title}>{title}</DialogHeading>
        <DialogDismiss className={styles.close} aria-label="Close">
          <X aria-hidden />
        </DialogDismiss>
      </header>
      <div className={styles.body}>{children}</div>
      {actions && <footer className={styles.actions}>{actions}</footer>}
    </Base>
  );
}
