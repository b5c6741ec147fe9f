import { Suspense } from 'react';
import type { LineFragment } from '../operations.generated';
import styles from './Words.module.css';
import { lazily } from '../../../parts/lazily';

const Markdown = lazily(() => import('./Markdown'));

/** What a message says. A person's words stand as they were typed; a reply's are Markdown. */
export function Words({
  role,
  contentType,
  content,
}: Pick<LineFragment, 'role' | 'contentType' | 'content'>) {
  if (contentType === 'JSON') return <pre className={styles.json}>{content}</pre>;
  const plain = <p className={styles.plain}>{content}</p>;
  if (role === 'USER' && contentType === 'TEXT') return plain;
  return (
    <Suspense fallback={plain}>
      <Markdown text={content} />
    </Suspense>
  );
}
