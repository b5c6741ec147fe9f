import { type ReactNode, useEffect, useRef } from 'react';
import styles from './Page.module.css';
import { takeFocus } from './take-focus';

interface PageProps {
  title: string;
  /** One sentence on what is seen here. */
  lead?: string;
  aside?: ReactNode;
  children: ReactNode;
}

/** A page of cards: named in the window's title, its heading in focus when one comes to it. */
export function Page({ title, lead, aside, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Smriti`;
    takeFocus(heading.current);
  }, [title]);
  return (
    <main className={styles.page} id="main">
      <header className={styles.head}>
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p>{lead}</p>}
        </div>
        {aside}
      </header>
      {children}
    </main>
  );
}

/** Cards side by side where there is room, one below the other where there is not. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={styles.columns}>{children}</div>;
}

/** Cards that stay below one another, in one of the columns. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>;
}
