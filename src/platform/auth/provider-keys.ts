import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';

/** Below what a client waits for; a provider that hangs must not hold requests. */
const PATIENCE_MS = 4_000;
const FRESH_MS = 600_000;

/**
 * The public keys of the identity provider. Known keys go on working when the provider is away:
 * they are asked for again in the background, and only a token that names an unknown key waits.
 */
export class ProviderKeys {
  private readonly remote: ReturnType<typeof createRemoteJWKSet>;
  private askedAt = 0;

  constructor(url: string) {
    this.remote = createRemoteJWKSet(new URL(url), {
      timeoutDuration: PATIENCE_MS,
      cacheMaxAge: Number.POSITIVE_INFINITY,
    });
  }

  readonly find: JWTVerifyGetKey = (header, token) => {
    const isKnown = this.remote.jwks() !== undefined;
    if (isKnown && performance.now() - this.askedAt > FRESH_MS) this.ask();
    else if (!isKnown) this.askedAt = performance.now();
    return this.remote(header, token);
  };

  private ask(): void {
    this.askedAt = performance.now();
    // What is known stays when the provider cannot be reached.
    this.remote.reload().catch(() => undefined);
  }
}
