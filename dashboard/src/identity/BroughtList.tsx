import { counted } from '../parts/format';
import styles from './BroughtList.module.css';

export interface Brought {
  conversations: number;
  messages: number;
  sessions: number;
  activeDays: number;
}

/** What a claim brings along, or brought. */
export function BroughtList({ brought }: { brought: Brought }) {
  return (
    <ul className={styles.list}>
      <li>{counted(brought.conversations, 'conversation')}</li>
      <li>{counted(brought.messages, 'message')}</li>
      <li>{counted(brought.sessions, 'visit')}</li>
      <li>{counted(brought.activeDays, 'active day')}</li>
    </ul>
  );
}
