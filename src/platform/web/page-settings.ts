import type { Config } from '../config/config.js';

/** Where the page finds the installation's own script for signing in. */
export const SIGN_IN_URL = '/sign-in.js';

const PLACE = /(<meta name="smriti-settings" content=")[^"]*(")/;

/** Whether this server makes tokens for trying: never where somebody relies on who signs in. */
export const mintsTokens = ({ production, auth }: Pick<Config, 'production' | 'auth'>): boolean =>
  !production && !auth.jwksUrl;

/** Tells the page, in the page, how one signs in here; asking would cost a round trip at each start. */
export function withSettings(page: string, config: Config): string {
  if (!PLACE.test(page)) throw new Error('The page has no place for its settings.');
  const { signIn, auth } = config;
  const settings = {
    trial: mintsTokens(config),
    signInModule: signIn.module ? SIGN_IN_URL : null,
    roleClaim: auth.roleClaim,
  };
  const text = JSON.stringify(settings).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return page.replace(PLACE, (_all, before: string, after: string) => before + text + after);
}
