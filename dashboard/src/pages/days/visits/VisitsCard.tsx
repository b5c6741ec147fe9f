import { useQuery } from '@apollo/client/react';
import { explain } from '../../../api/errors';
import { Button } from '../../../parts/Button';
import { Card } from '../../../parts/Card';
import { Notice } from '../../../parts/Notice';
import { Skeleton } from '../../../parts/Skeleton';
import { VisitsDocument } from '../operations.generated';
import { VisitLine } from './VisitLine';
import styles from './VisitsCard.module.css';

/** The visits, the newest first, each as a line of time with what was done in it. */
export function VisitsCard() {
  const { data, error, loading, fetchMore } = useQuery(VisitsDocument, {
    fetchPolicy: 'cache-and-network',
  });
  const page = data?.sessions;
  return (
    <Card title="Visits">
      {error && !page && <Notice tone="bad">{explain(error).text}</Notice>}
      {!page && !error && <Skeleton lines={4} />}
      {page?.nodes.length === 0 && <p>None yet.</p>}
      <ol className={styles.visits}>
        {page?.nodes.map((one) => (
          <VisitLine key={one.id} visit={one} />
        ))}
      </ol>
      {page?.pageInfo.hasNextPage && (
        <Button
          size="s"
          disabled={loading}
          onClick={() => void fetchMore({ variables: { after: page.pageInfo.endCursor } })}
        >
          Earlier visits
        </Button>
      )}
    </Card>
  );
}
