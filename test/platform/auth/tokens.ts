import { type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';

export const now = (): number => Math.floor(Date.now() / 1000);

export const encoded = (value: object | string): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** What a token says unless a test says otherwise. */
export const claims = (changes: object = {}): JWTPayload =>
  ({ sub: 'mallory', exp: now() + 3_600, ...changes }) as JWTPayload;

/** A token with whatever header and claims, signed with whatever key. */
export function signed(
  payload: JWTPayload,
  key: Parameters<SignJWT['sign']>[0] | string,
  header: Partial<JWTHeaderParameters> = {},
): Promise<string> {
  const secret = typeof key === 'string' ? new TextEncoder().encode(key) : key;
  return new SignJWT(payload).setProtectedHeader({ alg: 'HS256', ...header }).sign(secret);
}

/** A token that nobody signed, and that says so in some spelling. */
export const unsigned = (alg: string, signature = ''): string =>
  `${encoded({ alg, typ: 'JWT' })}.${encoded(claims())}.${signature}`;
