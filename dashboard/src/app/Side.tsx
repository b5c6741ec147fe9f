import { Suspense } from 'react';
import { Link, useLocation } from 'wouter';
import { AccountMenu } from '../identity/AccountMenu';
import { useIdentity } from '../identity/identity-context';
import { PLACES } from './routes';
import styles from './Side.module.css';

/** The ways to the pages, and who is here. */
export function Side() {
  const [path] = useLocation();
  const { identity } = useIdentity();
  const places = PLACES.filter(({ adminsOnly }) => identity.isAdmin || !adminsOnly);
  const Part = places.find(({ holds }) => holds(path))?.side;
  return (
    <div className={styles.side}>
      <nav aria-label="Pages">
        <ul className={styles.ways}>
          {places.map((place) => (
            <li key={place.path}>
              <Link
                href={place.path}
                className={styles.way}
                aria-current={place.holds(path) ? 'page' : undefined}
              >
                <place.icon aria-hidden />
                {place.name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.part}>
        <Suspense>{Part && <Part />}</Suspense>
      </div>
      <AccountMenu />
    </div>
  );
}
