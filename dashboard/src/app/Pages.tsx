import { Suspense } from 'react';
import { Link, useLocation } from 'wouter';
import { Page } from '../parts/Page';
import { Skeleton } from '../parts/Skeleton';
import { FaultBoundary } from './FaultBoundary';
import styles from './Frame.module.css';
import { PLACES } from './routes';

/** The page of the present address. */
export function Pages() {
  const [path] = useLocation();
  const place = PLACES.find(({ holds }) => holds(path));
  if (!place) return <Nowhere />;
  return (
    <FaultBoundary key={place.path}>
      <Suspense fallback={<Waiting />}>
        <place.page />
      </Suspense>
    </FaultBoundary>
  );
}

function Waiting() {
  return (
    <main id="main" className={styles.waiting} aria-busy>
      <Skeleton lines={6} />
    </main>
  );
}

function Nowhere() {
  return (
    <Page title="Nothing here" lead="This address leads nowhere.">
      <p>
        <Link href="/">To the chat</Link>
      </p>
    </Page>
  );
}
