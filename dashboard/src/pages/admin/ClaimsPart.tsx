import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { Figure } from '../../parts/figure/Figure';
import { count, instantText } from '../../parts/format';
import { SelectField } from '../../parts/TextField';
import {
  ClaimFiguresDocument,
  type ClaimFiguresQuery,
  type ClaimFiguresQueryVariables,
} from './operations.generated';
import { Part } from './Part';
import styles from './Part.module.css';

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
  const { data, previousData, error, loading } = useQuery(ClaimFiguresDocument, {
    variables: { status: status || null },
    fetchPolicy: 'cache-and-network',
  });
  const migrations = (data ?? previousData)?.migrations;
  return (
    <Part
      title="Guests claimed"
      error={error}
      isLoading={loading}
      hasFigures={migrations !== undefined}
    >
      <div className={styles.choice}>
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
      </div>
      {migrations && (
        <Figure
          title="Attempts"
          summary="The newest 100 at most; a guest is named by a keyed hash."
          columns={COLUMNS}
          rows={migrations.map(rowOf)}
          none={status ? 'None of this kind.' : 'No guest has signed in yet.'}
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
