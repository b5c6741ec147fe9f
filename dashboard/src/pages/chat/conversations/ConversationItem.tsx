import { Pin } from 'lucide-react';
import { Link, useRoute } from 'wouter';
import { spokenDay } from '../../../parts/format';
import styles from './ConversationItem.module.css';
import { ConversationMenu } from './ConversationMenu';
import type { ListedFragment } from './operations.generated';

/** One conversation in the list. */
export function ConversationItem({ conversation }: { conversation: ListedFragment }) {
  const { id, title, pinned, tags, lastMessageAt, createdAt } = conversation;
  const [, params] = useRoute('/c/:id');
  return (
    <li className={styles.item} data-here={params?.id === id}>
      <Link
        href={`/c/${id}`}
        className={styles.link}
        aria-current={params?.id === id ? 'page' : undefined}
      >
        <span className={styles.title}>
          {pinned && <Pin role="img" aria-label="Pinned" />}
          <span>{title}</span>
        </span>
        <small>
          {spokenDay(lastMessageAt ?? createdAt)}
          {tags.map((tag) => ` · ${tag}`)}
        </small>
      </Link>
      <ConversationMenu conversation={conversation} />
    </li>
  );
}
