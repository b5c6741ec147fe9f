import { createHmac } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Config } from '../config/config.js';
import { unauthenticated } from '../errors/refusal.js';
import { checkedId } from '../text/checked.js';

/** Own type and audience: a pass is never taken for a member's token, nor the other way round. */
const TYPE = 'smriti-guest+jwt';
const AUDIENCE = 'smriti:guest';
const DAY_SECONDS = 86_400;

/** Signs and checks the passes that let a guest come back. */
export class GuestPasses {
  private readonly secret: Uint8Array;

  constructor(private readonly guests: Config['guests']) {
    this.secret = new TextEncoder().encode(guests.secret);
  }

  async issue(accountId: string, now: Date): Promise<{ token: string; expiresAt: Date }> {
    const issuedAt = Math.floor(now.getTime() / 1000);
    const expiry = issuedAt + this.guests.ttlDays * DAY_SECONDS;
    const token = await new SignJWT()
      .setProtectedHeader({ alg: 'HS256', typ: TYPE })
      .setSubject(accountId)
      .setAudience(AUDIENCE)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiry)
      .sign(this.secret);
    return { token, expiresAt: new Date(expiry * 1000) };
  }

  /** @throws Refusal UNAUTHENTICATED with one text whatever is wrong. */
  async verify(token: string): Promise<{ accountId: string; expiresAt: Date }> {
    try {
      const { payload } = await jwtVerify(token, this.secret, {
        algorithms: ['HS256'],
        typ: TYPE,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'exp'],
      });
      return {
        accountId: checkedId(payload.sub!, 'guest'),
        expiresAt: new Date(payload.exp! * 1000),
      };
    } catch {
      throw unauthenticated();
    }
  }

  /** A key for another purpose, made from the one secret that every instance shares. */
  derivedKey(purpose: string): Buffer {
    return createHmac('sha256', this.secret).update(`smriti:${purpose}`).digest();
  }
}

/** What a token calls itself; believed only to choose the check that it then has to pass. */
export function claimsToBeGuestPass(token: string): boolean {
  try {
    const [header = ''] = token.split('.', 1);
    const { typ } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { typ?: unknown };
    return typ === TYPE;
  } catch {
    return false;
  }
}
