import type { ApolloClient } from '@apollo/client';
import { codeOf, explain } from '../../../api/errors';
import { duration } from '../../../parts/format';
import { toast } from '../../../parts/toasts';
import { lapsed, openVisit } from '../../../visit/visit';
import { type ActivityKind, RecordDocument } from '../operations.generated';
import { KINDS } from '../reasons';

/** Something that was done, with an id of its own: a retry changes nothing. */
export interface Deed {
  clientEventId: string;
  kind: ActivityKind;
  startedAt: string;
  endedAt: string;
}

const TO_THINK_MS = 20_000;

/** Records it in the session that is open and says so; what fails can be tried again. */
export async function record(client: ApolloClient, deed: Deed): Promise<void> {
  const again = { label: 'Try again', onChoose: () => void record(client, deed) };
  try {
    const isRecorded = (await send(client, deed)) || (await send(client, deed));
    if (!isRecorded) return void toast('No visit is open to record this in.', again, TO_THINK_MS);
    const tookMs = Date.parse(deed.endedAt) - Date.parse(deed.startedAt);
    toast(`Recorded: ${KINDS[deed.kind]}, ${duration(tookMs)}.`);
    await client.refetchQueries({ include: ['Days', 'Visits'] });
  } catch (error) {
    toast(explain(error).text, again, TO_THINK_MS);
  }
}

/** False when the session has ended meanwhile; another one is about to be opened then. */
async function send(client: ApolloClient, deed: Deed): Promise<boolean> {
  const sessionId = await openVisit();
  if (!sessionId) return false;
  try {
    const input = { ...deed, sessionId };
    await client.mutate({ mutation: RecordDocument, variables: { input } });
    return true;
  } catch (error) {
    if (codeOf(error) !== 'SESSION_ENDED') throw error;
    lapsed(sessionId);
    return false;
  }
}
