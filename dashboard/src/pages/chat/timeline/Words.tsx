import { Suspense } from 'react';
import type { LineFragment } from '../operations.generated';
import styles from './Words.module.css';
import markdown from './Markdown.module.css';
import { soon } from '../../../parts/lazily';

/** Whatever may mean something in Markdown: a sign of it, an address, a list, a second line. */
const MAY_BE_MARKDOWN = /[\n\t\\*_~`#<>[\]|&@]|:\/\/|www\.|^\s|\s$|^[-+=]|^\d+[.)]/i;

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
  if (!MAY_BE_MARKDOWN.test(content)) {
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
