import { createClient } from '../api/client';
import { claimsOf } from './claims';
import { keep, kept } from './kept';
import { CreateGuestDocument } from './operations.generated';
import { settings } from './settings';
import { signInModule } from './sign-in-module';

/** Who uses the page, and the token that proves it. */
export interface Identity {
  readonly kind: 'guest' | 'member';
  /** Changes with the person, not with the token of a person. */
  readonly key: string;
  /** The same over all tokens of a person: what is kept in this browser for them is kept under it. */
  readonly subject: string;
  /** How the token calls them; null: it does not say. */
  readonly name: string | null;
  /** What the page shows; what may be asked the server decides. */
  readonly isAdmin: boolean;
  token(): Promise<string | null>;
}

/** Who is here, where nobody has to be asked: then nobody waits to see the page. */
export function knownIdentity(): Identity | null {
  const trial = kept('member');
  if (trial) return memberWith(trial);
  const guest = kept('guest');
  // Where one signs in elsewhere, that comes first.
  return guest && !settings.signInModule ? guestWith(guest) : null;
}

/** Whoever is signed in; else the guest of this browser; else a new one. */
export async function findIdentity(): Promise<Identity> {
  return (await member()) ?? guestWith(kept('guest') ?? (await newGuest()));
}

/** Of several tabs that are opened at once, one makes the guest and the others find it. */
async function newGuest(): Promise<string> {
  const find = async (): Promise<string> => kept('guest') ?? (await makeGuest());
  // Browsers have locks on HTTPS and loopback alone.
  return navigator.locks ? navigator.locks.request('smriti.guest', find) : find();
}

async function member(): Promise<Identity | null> {
  const trial = kept('member');
  if (trial) return memberWith(trial);
  const provider = await signInModule();
  const token = await provider?.token();
  if (!provider || !token) return null;
  const claims = claimsOf(token);
  return { kind: 'member', key: claims.subject, ...claims, token: () => provider.token() };
}

const memberWith = (trial: string): Identity => ({
  kind: 'member',
  key: trial,
  ...claimsOf(trial),
  token: async () => trial,
});

const guestWith = (pass: string): Identity => ({
  kind: 'guest',
  key: pass,
  ...claimsOf(pass),
  name: null,
  token: async () => pass,
});

async function makeGuest(): Promise<string> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const { data } = await createClient(async () => null).mutate({
    mutation: CreateGuestDocument,
    variables: { timeZone },
  });
  const { token } = data!.createGuest;
  keep('guest', token);
  return token;
}
