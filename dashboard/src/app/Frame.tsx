import { Menu as MenuIcon } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { IconButton } from '../parts/Button';
import { soon } from '../parts/lazily';
import { Wordmark } from '../parts/Wordmark';
import styles from './Frame.module.css';
import { NARROW } from './narrow';
import { OfflineNotice } from './OfflineNotice';
import { useMedia } from '../parts/use-media';
import { Side } from './Side';

const Drawer = soon(() => import('./Drawer'));

/** What is around every page: the side with the ways, on small screens behind a button. */
export function Frame({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  const isNarrow = useMedia(NARROW);
  // Whoever has gone somewhere wants to see it, not the menu; undefined: nobody opened it yet.
  const [openAt, setOpenAt] = useState<string | null>();
  const open = openAt === path;
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#main">
        Skip to the page
      </a>
      {isNarrow ? (
        <header className={styles.bar}>
          <IconButton label="Open the menu" aria-expanded={open} onClick={() => setOpenAt(path)}>
            <MenuIcon aria-hidden />
          </IconButton>
          <Wordmark />
          <Suspense>
            {openAt !== undefined && <Drawer open={open} onClose={() => setOpenAt(null)} />}
          </Suspense>
        </header>
      ) : (
        <div className={styles.side}>
          <Wordmark />
          <Side />
        </div>
      )}
      <div className={styles.content}>
        <OfflineNotice />
        {children}
      </div>
    </div>
  );
}
