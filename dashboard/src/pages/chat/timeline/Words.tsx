import { Suspense } from 'react';
import type { LineFragment } from '../operations.generated';
import styles from './Words.module.css';
import markdown from './Markdown.module.css';
import { mayBeMarkdown } from './may-be-markdown';
import { soon } from '../../../parts/lazily';

// Most replies are a few sentences and do without it.
const Markdown = soon(() => import('./Markdown'));

/** What a message says. A person's words stand as they were typed; a reply's are Markdown. */
export function Words({
  role,
  contentType,
  content,
}: Pick<LineFragment, 'role' | 'contentType' | 'content'>) {
  if (contentType === 'JSON') return <pre className={styles.json}>{content}</pre>;
  const plain = <p className={styles.plain}>{content}</p>;
  if (role === 'USER' && contentType === 'TEXT') return plain;
  if (!mayBeMarkdown(content)) {
    return (
      <div className={markdown.prose}>
        <p>{content}</p>
      </div>
    );
  }
  return (
    <Suspense fallback={plain}>
      <Markdown text={content} />
    </Suspense>
  );
}
