import { HeartHandshake } from 'lucide-react';
import { useStore } from '../../../api/store';
import { useChat } from '../chat';
import styles from './CrisisCard.module.css';

/** Where somebody may turn who wrote of hurting themselves: said once, without alarm. */
export function CrisisCard({ messageId }: { messageId: string }) {
  const crisis = useStore(useChat().crises).get(messageId);
  if (!crisis) return null;
  return (
    <aside className={styles.card} aria-label="Somebody to talk to">
      <HeartHandshake aria-hidden />
      <div>
        <p>{crisis.text}</p>
        <ul>
          {crisis.resources.map(({ name, contact, region }) => (
            <li key={`${name} ${region}`}>
              <strong>{contact}</strong>
              <span>
                {name} · {region}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </aside>
  );
}
