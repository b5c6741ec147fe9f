import { ApolloProvider } from '@apollo/client/react';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { tellAhead } from '../ahead/tell-ahead';
import { createClient } from '../api/client';
import { connection } from '../api/connection';
import { Arriving } from './Arriving';
import { findIdentity, type Identity, knownIdentity } from './find-identity';
import { IdentityContext, type Presence } from './identity-context';
import { keep, kept, onKeptElsewhere } from './kept';

/** Finds out who is here before anything is asked, and begins anew whenever that changes. */
export function IdentityProvider({ children }: { children: ReactNode }) {
  const [presence, setPresence] = useState(knownPresence);
  const [error, setError] = useState<unknown>();
  const renew = useCallback(async () => {
    try {
      const found = await findIdentity();
      setPresence((before) => presenceOf(sameOr(found, before?.identity)));
      setError(undefined);
    } catch (failure) {
      setError(failure);
    }
  }, []);
  useEffect(() => {
    const look = (): void => void renew();
    if (!knownIdentity()) look();
    return onKeptElsewhere(look);
  }, [renew]);
  useEffect(() => (error ? connection.subscribe(() => void renew()) : undefined), [error, renew]);
  const control = useMemo(() => presence && { ...presence, renew }, [presence, renew]);
  if (!control) return <Arriving error={error} onRetry={() => void renew()} />;
  const { identity } = control;
  return (
    <IdentityContext value={control}>
      <WithClient key={identity.key} identity={identity} renew={renew}>
        {children}
      </WithClient>
    </IdentityContext>
  );
}

interface WithClientProps {
  identity: Identity;
  renew(): Promise<void>;
  children: ReactNode;
}

function WithClient({ identity, renew, children }: WithClientProps) {
  const client = useMemo(() => {
    const forget = (): void => {
      keep(identity.kind, null);
      void renew();
    };
    const made = createClient(identity.token, forget);
    tellAhead(made, identity.key);
    return made;
  }, [identity, renew]);
  useEffect(() => () => client.stop(), [client]);
  // What could not be had, or may have changed meanwhile, is asked for again.
  useEffect(
    () =>
      connection.subscribe(() => {
        if (connection.current() === 'there') void client.refetchQueries({ include: 'active' });
      }),
    [client],
  );
  return <ApolloProvider client={client}>{children}</ApolloProvider>;
}

function knownPresence(): Presence | undefined {
  const identity = knownIdentity();
  return identity ? presenceOf(identity) : undefined;
}

const presenceOf = (identity: Identity): Presence => ({
  identity,
  unclaimedPass: identity.kind === 'member' ? kept('guest') : null,
});

/** The same person keeps the same identity, and with it the client and all that it knows. */
const sameOr = (found: Identity, before?: Identity): Identity =>
  before?.key === found.key ? before : found;
