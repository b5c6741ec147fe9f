import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { newId } from '../../../api/ids';
import { Button } from '../../../parts/Button';
import type { ActivityKind } from '../operations.generated';
import { MoonGame } from './MoonGame';
import styles from './PlayCard.module.css';
import { record } from './record';

export type Playable = Exclude<ActivityKind, 'CHAT'>;

const NAMES: Record<Playable, string> = {
  GAME: 'Catch the moon',
  VIDEO: 'A film of the sea',
  MUSIC: 'A song without words',
};

/** Films and songs are over after so long. */
const WHOLE_SECONDS = 90;

interface PlayingProps {
  kind: Playable;
  onEnd(): void;
}

/** One of them while it goes on; recorded as it ends, also when somebody walks out. */
export function Playing({ kind, onEnd }: PlayingProps) {
  const client = useApolloClient();
  const seconds = useSeconds();
  useEffect(() => {
    const begun = { clientEventId: newId(), kind, startedAt: now() };
    return () => {
      void record(client, { ...begun, endedAt: now() });
    };
  }, [client, kind]);
  const isOver = kind !== 'GAME' && seconds >= WHOLE_SECONDS;
  useEffect(() => {
    if (isOver) onEnd();
  }, [isOver, onEnd]);
  return (
    <div className={styles.playing} role="group" aria-label={NAMES[kind]}>
      <p>
        <strong>{NAMES[kind]}</strong>
        <span>{`${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, '0')}`}</span>
      </p>
      {kind === 'GAME' ? <MoonGame onWon={onEnd} /> : <Scene kind={kind} seconds={seconds} />}
      <Button onClick={onEnd}>{kind === 'GAME' ? 'Stop playing' : 'Stop'}</Button>
    </div>
  );
}

function Scene({ kind, seconds }: { kind: Playable; seconds: number }) {
  return (
    <>
      <div className={styles.scene} data-kind={kind} aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
        <i />
      </div>
      <progress max={WHOLE_SECONDS} value={seconds} aria-label={`How far ${NAMES[kind]} is`} />
    </>
  );
}

const now = (): string => new Date().toISOString();

/** How many have passed since this began. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const begun = Date.now();
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - begun) / 1_000)), 500);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}
