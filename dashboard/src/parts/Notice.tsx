import type { ReactNode } from 'react';
import styles from './Notice.module.css';
import { classes } from './classes';

interface NoticeProps {
  tone?: 'plain' | 'warm' | 'bad';
  icon?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

/** Something to know, said once and calmly; a bad one is read out at once. */
export function Notice({ tone = 'plain', icon, action, children }: NoticeProps) {
  return (
    <div
      className={classes(styles.notice, styles[tone])}
      role={tone === 'bad' ? 'alert' : 'status'}
    >
      {icon}
      <div className={styles.words}>{children}</div>
      {action}
    </div>
  );
}
