import { Clapperboard, Gamepad2, Music } from 'lucide-react';
import { useState } from 'react';
import { Card } from '../../../parts/Card';
import styles from './PlayCard.module.css';
import { Playing, type Playable } from './Playing';

const PIECES = [
  { kind: 'GAME', name: 'Play a game', icon: Gamepad2 },
  { kind: 'VIDEO', name: 'Watch a film', icon: Clapperboard },
  { kind: 'MUSIC', name: 'Hear a song', icon: Music },
] as const;

/** Small stand-ins for what a real app would offer: each is recorded with its begin and its end. */
export function PlayCard() {
  const [kind, setKind] = useState<Playable | null>(null);
  return (
    <Card title="Do something">
      {kind ? (
        <Playing kind={kind} onEnd={() => setKind(null)} />
      ) : (
        <>
          <p className={styles.lead}>
            Small stand-ins for what an app would offer. Each counts for today, and for the time
            that you take.
          </p>
          <div className={styles.pieces}>
            {PIECES.map(({ kind: one, name, icon: Icon }) => (
              <button key={one} type="button" onClick={() => setKind(one)}>
                <Icon aria-hidden />
                {name}
              </button>
            ))}
          </div>
        </>
      )}
    </Card>
  );
}
