import { instantText } from '../../../parts/format';
import styles from './Hits.module.css';
import type { SearchQuery } from './operations.generated';
import { Snippet } from './Snippet';

export type Hit = SearchQuery['searchChat']['nodes'][number];

/** What was found; each leads to its place. */
export function Hits({ hits, onOpen }: { hits: readonly Hit[]; onOpen(hit: Hit): void }) {
  return (
    <ul className={styles.hits}>
      {hits.map((hit) => (
        <li key={hit.message.id}>
          <button type="button" onClick={() => onOpen(hit)}>
            <small>
              {hit.message.role === 'USER' ? 'You' : 'Smriti'} ·{' '}
              {instantText(hit.message.createdAt)}
            </small>
            <Snippet text={hit.snippet} />
          </button>
        </li>
      ))}
    </ul>
  );
}
