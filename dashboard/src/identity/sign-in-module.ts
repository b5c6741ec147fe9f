import { settings } from './settings';

/**
 * What an installation's sign-in script exports (docs/dashboard-web.md): the bridge to its identity
 * provider. The page keeps no token of such a member; it asks whenever it needs one.
 */
export interface SignInModule {
  /** A valid token of who is signed in, renewed if need be; null: nobody is. */
  token(): Promise<string | null>;
  /** Signs somebody in; it may lead away from the page, which then begins anew. */
  signIn(): Promise<void>;
  signOut(): Promise<void>;
}

let loading: Promise<SignInModule> | undefined;

/** The installation's script, fetched once; null where there is none. */
export async function signInModule(): Promise<SignInModule | null> {
  const { signInModule: url } = settings;
  if (!url) return null;
  loading ??= import(/* @vite-ignore */ url) as Promise<SignInModule>;
  return loading;
}
