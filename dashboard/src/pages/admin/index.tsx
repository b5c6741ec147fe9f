import { useState } from 'react';
import { useAccount } from '../../identity/use-account';
import { Page } from '../../parts/Page';
import { CachePart } from './CachePart';
import { ClaimsPart } from './ClaimsPart';
import { lastDays } from './range';
import { RangePicker } from './RangePicker';
import { RepliesPart } from './RepliesPart';
import { SessionsPart } from './SessionsPart';
import { StreaksPart } from './StreaksPart';

/** What admins ask; the server shows it to nobody else. */
export default function AdminPage() {
  const account = useAccount();
  const [range, setRange] = useState(() => lastDays(30, 'UTC'));
  return (
    <Page
      title="Admin"
      lead="Over all accounts, in ids, times and counts: nothing of what anybody said."
    >
      <RangePicker range={range} ownZone={account?.timeZone ?? 'UTC'} onChange={setRange} />
      <SessionsPart range={range} />
      <StreaksPart range={range} />
      <RepliesPart range={range} />
      <CachePart />
      <ClaimsPart />
    </Page>
  );
}
