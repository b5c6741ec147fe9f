import { Moon } from 'lucide-react';
import { useState } from 'react';
import styles from './PlayCard.module.css';

const PLACES = 6;
const CATCHES = 5;

/** The moon goes elsewhere each time that it is caught; five times, and the game is won. */
export function MoonGame({ onWon }: { onWon(): void }) {
  const [caught, setCaught] = useState(0);
  const [place, setPlace] = useState(0);
  const grab = (): void => {
    if (caught + 1 === CATCHES) return onWon();
    setCaught(caught + 1);
    // Never where it was.
    setPlace((place + 1 + Math.floor(Math.random() * (PLACES - 1))) % PLACES);
  };
  return (
    <div className={styles.sky}>
      <button type="button" data-place={place} onClick={grab}>
        <Moon aria-hidden />
        <span className="visually-hidden">{`The moon, caught ${caught} of ${CATCHES} times`}</span>
      </button>
    </div>
  );
}
