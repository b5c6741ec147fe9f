import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { Figure } from '../../parts/figure/Figure';
import { count, counted, instantText } from '../../parts/format';
import { SelectField } from '../../parts/TextField';
import {
  ClaimFiguresDocument,
  type ClaimFiguresQuery,
  type ClaimFiguresQueryVariables,
} from './operations.generated';
import { Part } from './Part';

type Status = NonNullable<ClaimFiguresQueryVariables['status']>;

const STATUSES: Record<Status, string> = {
  COMPLETED: 'Completed',
  REFUSED: 'Refused',
  FAILED: 'Failed',
  STARTED: 'Never ended',
};
const COLUMNS = [
  { key: 'startedAt', name: 'Begun', format: instantText },
  { key: 'status', name: 'What came of it', format: (status: Status) => STATUSES[status] },
  { key: 'error', name: 'Reason' },
  { key: 'conversations', name: 'Conversations', format: count },
  { key: 'messages', name: 'Messages', format: count },
  { key: 'guestRef', name: 'Guest' },
  { key: 'accountId', name: 'Account' },
];

/** Guests who became members, and attempts that were refused. */
export function ClaimsPart() {
  const [status, setStatus] = useState<Status | ''>('');
  const { data, error, loading } = useQuery(ClaimFiguresDocument, {
    variables: { status: status || null },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Part title="Guests claimed" error={error} isWaiting={loading && !data}>
      <SelectField
        label="Show"
        value={status}
        onChange={(event) => setStatus(event.target.value as Status | '')}
      >
        <option value="">All attempts</option>
        {Object.entries(STATUSES).map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </SelectField>
      {data && (
        <Figure
          title="Attempts"
          summary={`The newest ${counted(data.migrations.length, 'attempt')}; a guest is named by a keyed hash.`}
          columns={COLUMNS}
          rows={data.migrations.map(rowOf)}
        />
      )}
    </Part>
  );
}

function rowOf(attempt: ClaimFiguresQuery['migrations'][number]) {
  const { startedAt, status, error, conversations, messages, guestRef, accountId } = attempt;
  return {
    startedAt,
    status,
    error: error ?? null,
    conversations,
    messages,
    guestRef,
    accountId: accountId ?? null,
  };
}
