import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import type { ApolloClient } from '@apollo/client';
import { newId } from '../../api/ids';
import { visit } from '../../visit/visit';
import { EndVisitDocument, KeepVisitDocument, StartVisitDocument } from './operations.generated';

const BEAT_MS = 60_000;

/** Opens a session, keeps it while the page is seen, and ends it when the page is left. */
export function useVisit(): void {
  const client = useApolloClient();
  useEffect(() => {
    void start(client);
    const beat = setInterval(() => {
      if (document.visibilityState === 'visible') void keep(client);
    }, BEAT_MS);
    const leave = (): void => void end(client);
    addEventListener('pagehide', leave);
    return () => {
      clearInterval(beat);
      removeEventListener('pagehide', leave);
    };
  }, [client]);
}

async function start(client: ApolloClient): Promise<void> {
  if (visit.current()) return;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const input = { clientSessionId: newId(), timeZone };
  const { data } = await client
    .mutate({ mutation: StartVisitDocument, variables: { input } })
    .catch(() => ({ data: null }));
  visit.become(data?.startSession.id ?? null);
}

/** One that has ended meanwhile is followed by another. */
async function keep(client: ApolloClient): Promise<void> {
  const sessionId = visit.current();
  if (!sessionId) return start(client);
  const { data } = await client
    .mutate({ mutation: KeepVisitDocument, variables: { sessionId } })
    .catch(() => ({ data: null }));
  if (data && !data.heartbeat.endedAt) return;
  visit.become(null);
  await start(client);
}

async function end(client: ApolloClient): Promise<void> {
  const sessionId = visit.current();
  if (!sessionId) return;
  visit.become(null);
  const context = { fetchOptions: { keepalive: true } };
  await client
    .mutate({ mutation: EndVisitDocument, variables: { sessionId }, context })
    .catch(() => undefined);
}
