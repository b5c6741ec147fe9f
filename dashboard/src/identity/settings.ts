/** How one signs in at this server, as it wrote into the page. */
interface Settings {
  /** It makes tokens for trying. */
  trial: boolean;
  /** The installation's own script for signing in. */
  signInModule: string | null;
  /** The claim of a token that may say `admin`. */
  roleClaim: string;
}

const NONE: Settings = { trial: false, signInModule: null, roleClaim: 'role' };

export const settings: Settings = read();

function read(): Settings {
  const written = document.querySelector<HTMLMetaElement>('meta[name="smriti-settings"]')?.content;
  return written ? { ...NONE, ...(JSON.parse(written) as Settings) } : NONE;
}
