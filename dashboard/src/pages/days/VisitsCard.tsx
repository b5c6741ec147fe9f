import { useMutation, useQuery } from '@apollo/client/react';
import { explain } from '../../api/errors';
import { newId } from '../../api/ids';
import { useStore } from '../../api/store';
import { Button } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { counted, duration, instantText } from '../../parts/format';
import { toast } from '../../parts/toasts';
import { visit } from '../../visit/visit';
import styles from './VisitsCard.module.css';
import { type ActivityKind, RecordDocument, VisitsDocument } from './operations.generated';

const STAND_INS: readonly [ActivityKind, string][] = [
  ['GAME', 'Play a game'],
  ['VIDEO', 'Watch a video'],
  ['MUSIC', 'Hear a song'],
];

/** The last visits with what was done, and stand-ins for what a real app would offer. */
export function VisitsCard({ onChange }: { onChange(): void }) {
  const sessionId = useStore(visit);
  const { data, refetch } = useQuery(VisitsDocument, { fetchPolicy: 'cache-and-network' });
  const [record] = useMutation(RecordDocument);
  const play = async (kind: ActivityKind): Promise<void> => {
    await record({
      variables: { input: { sessionId: sessionId!, clientEventId: newId(), kind } },
    });
    toast('Recorded.');
    await refetch();
    onChange();
  };
  return (
    <Card title="Visits">
      <p className={styles.standIns}>
        {STAND_INS.map(([kind, name]) => (
          <Button
            key={kind}
            size="s"
            disabled={!sessionId}
            onClick={() => void play(kind).catch((error: unknown) => toast(explain(error).text))}
          >
            {name}
          </Button>
        ))}
      </p>
      <ul className={styles.visits}>
        {data?.sessions.nodes.map((session) => (
          <li key={session.id}>
            {instantText(session.startedAt)}: {duration(session.wallMs)}
            {session.endedAt ? '' : ', still here'};{' '}
            {counted(session.activities.length, 'activity', 'activities')}
          </li>
        ))}
      </ul>
    </Card>
  );
}
