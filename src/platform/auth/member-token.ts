import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Config } from '../config/config.js';
import { serviceUnavailable, unauthenticated } from '../errors/refusal.js';
import { ProviderKeys } from './provider-keys.js';

/** Signatures by key pair only: a public key can never be taken for a shared secret. */
const KEY_PAIR_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'EdDSA'];
const LEEWAY_SECONDS = 5;
const LONGEST_SUBJECT = 255;

/** What an identity provider says of a member. */
export interface Identity {
  readonly subject: string;
  readonly role: 'user' | 'admin';
  readonly email: string | null;
  readonly expiresAt: Date;
}

/** Checks the bearer tokens of members, made by the identity provider or by `npm run token`. */
export class MemberTokens {
  private readonly secret: Uint8Array | undefined;
  private readonly keys: ProviderKeys | undefined;

  constructor(private readonly auth: Config['auth']) {
    if (auth.jwksUrl) {
      this.keys = new ProviderKeys(auth.jwksUrl);
    } else {
      this.secret = new TextEncoder().encode(auth.secret);
    }
  }

  /**
   * @throws Refusal UNAUTHENTICATED with one text whatever is wrong, SERVICE_UNAVAILABLE when the
   * keys of the identity provider cannot be fetched.
   */
  async verify(token: string): Promise<Identity> {
    const payload = await this.payloadOf(token);
    const { sub, exp, email } = payload;
    if (typeof sub !== 'string' || sub === '' || sub.length > LONGEST_SUBJECT)
      throw unauthenticated();
    if (!isStorable(sub)) throw unauthenticated();
    return {
      subject: sub,
      role: payload[this.auth.roleClaim] === 'admin' ? 'admin' : 'user',
      email: typeof email === 'string' && email.length <= 320 && isStorable(email) ? email : null,
      expiresAt: new Date(exp! * 1000),
    };
  }

  /** A token for trying; only where this server holds the secret itself. */
  async mint(subject: string, role: 'user' | 'admin', ttlSeconds: number): Promise<string> {
    if (!this.secret) throw new Error('Tokens are made by the identity provider (AUTH_JWKS_URL).');
    const token = new SignJWT({ [this.auth.roleClaim]: role })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime(`${ttlSeconds}s`);
    if (this.auth.issuer) token.setIssuer(this.auth.issuer);
    if (this.auth.audience) token.setAudience(this.auth.audience);
    return token.sign(this.secret);
  }

  private async payloadOf(token: string): Promise<JWTPayload> {
    const rules = {
      issuer: this.auth.issuer,
      audience: this.auth.audience,
      clockTolerance: LEEWAY_SECONDS,
      requiredClaims: ['sub', 'exp'],
    };
    try {
      const verified = this.keys
        ? await jwtVerify(token, this.keys.find, { ...rules, algorithms: KEY_PAIR_ALGORITHMS })
        : await jwtVerify(token, this.secret!, { ...rules, algorithms: ['HS256'] });
      return verified.payload;
    } catch (error) {
      if (couldNotAsk(error)) throw serviceUnavailable();
      throw unauthenticated();
    }
  }
}

/** PostgreSQL cannot hold NUL, and half a surrogate pair would become the same name as every other half. */
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** The provider's keys could not be had, which says nothing about the token. */
function couldNotAsk(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout) return true;
  if (error instanceof errors.JOSEError) return error.code === 'ERR_JOSE_GENERIC';
  return true;
}
