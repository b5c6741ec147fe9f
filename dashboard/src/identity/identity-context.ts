import { createContext, use } from 'react';
import type { Identity } from './find-identity';

export interface Presence {
  identity: Identity;
  /** The pass of a guest whose chats this member has not brought along yet. */
  unclaimedPass: string | null;
}

interface IdentityControl extends Presence {
  /** Looks anew who is here, after something was kept or forgotten. */
  renew(): Promise<void>;
}

export const IdentityContext = createContext<IdentityControl | null>(null);

/** Who uses the page. */
export function useIdentity(): IdentityControl {
  const control = use(IdentityContext);
  if (!control) throw new Error('There is no identity around this part.');
  return control;
}
