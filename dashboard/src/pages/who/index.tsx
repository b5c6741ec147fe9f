import { useApolloClient, useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { explain } from '../../api/errors';
import { useAccount } from '../../identity/use-account';
import { Columns, Page } from '../../parts/Page';
import { Notice } from '../../parts/Notice';
import { Skeleton } from '../../parts/Skeleton';
import { Forgetting } from './Forgetting';
import { PortraitDocument } from './operations.generated';
import { Portrait } from './Portrait';
import { type Told, ToldKeeper } from './told';
import { ToldCard } from './ToldCard';
import { Versions } from './Versions';

/** How somebody describes themselves, and what becomes of it. */
export default function WhoPage() {
  const account = useAccount();
  const { data, error, refetch } = useQuery(PortraitDocument, { fetchPolicy: 'cache-and-network' });
  const { told, askAgain } = useTold(account?.id);
  const changed = useCallback(async (): Promise<void> => {
    askAgain();
    await refetch();
  }, [askAgain, refetch]);
  return (
    <Page title="Who I am" lead="What the companion is told about you, and what it is not.">
      {error && <Notice tone="bad">{explain(error).text}</Notice>}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <>
          <Columns>
            <Portrait
              key={data.personality?.version ?? 0}
              present={data.personality ?? null}
              onChanged={changed}
            />
            <ToldCard told={told} />
          </Columns>
          <Versions history={data.personalityHistory} />
          {data.personalityHistory.length > 0 && <Forgetting onForgotten={changed} />}
        </>
      )}
    </Page>
  );
}

function useTold(accountId: string | undefined) {
  const client = useApolloClient();
  const keeper = useMemo(() => (accountId ? new ToldKeeper(accountId) : null), [accountId]);
  const [told, setTold] = useState<Told | null>(null);
  const ask = useCallback(() => {
    keeper?.current(client).then(setTold, () => undefined);
  }, [client, keeper]);
  useEffect(ask, [ask]);
  const askAgain = useCallback(() => {
    keeper?.forget();
    ask();
  }, [ask, keeper]);
  return { told, askAgain };
}
