import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { useIdentity } from '../identity/identity-context';
import { VisitKeeper } from './visit-keeper';

/** Whoever is here is visiting, on whatever page; somebody else who comes begins a visit of their own. */
export default function Visiting() {
  const client = useApolloClient();
  const { subject } = useIdentity().identity;
  useEffect(() => new VisitKeeper(client, subject).begin(), [client, subject]);
  return null;
}
