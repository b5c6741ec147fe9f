import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from './settings.js';

export interface Secrets {
  /** Absent when members' tokens are checked against a JWKS. */
  auth?: string;
  guest: string;
}

/**
 * The configured secrets; outside production a missing one is made once and kept in the data
 * directory, readable by its owner alone, so that tokens outlive a restart.
 */
export function keptSecrets(env: Environment, dataDir: string): Secrets {
  const needsAuth = !env.AUTH_SECRET && !env.AUTH_JWKS_URL;
  if (!needsAuth && env.GUEST_SECRET) return { auth: env.AUTH_SECRET, guest: env.GUEST_SECRET };
  const kept = readOrMake(dataDir);
  return {
    auth: needsAuth ? kept.auth : env.AUTH_SECRET,
    guest: env.GUEST_SECRET ?? kept.guest,
  };
}

function readOrMake(dataDir: string): Required<Secrets> {
  const file = join(dataDir, 'secrets.json');
  mkdirSync(dataDir, { recursive: true });
  const fresh = JSON.stringify({ auth: randomSecret(), guest: randomSecret() });
  try {
    // `wx`: of two first starts at once, one writes and both read the same file.
    writeFileSync(file, fresh, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Required<Secrets>;
}

const randomSecret = (): string => randomBytes(32).toString('base64url');
