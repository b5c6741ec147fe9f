import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportJWK, exportSPKI, generateKeyPair, type JWK } from 'jose';
import { type RunningApp, startApp } from '../../support/app.js';
import { personWith } from '../../support/people.js';
import { claims, signed } from './tokens.js';

/** An identity provider's page of keys, which can be changed, be silent, or be gone. */
async function provider() {
  let keys: JWK[] = [];
  let isSilent = false;
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (!isSilent)
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
    asked,
    serve: (...all: JWK[]) => void (keys = all),
    beSilent: () => void (isSilent = true),
    close: async () => {
      if (!server.listening) return;
      const closed = once(server.close(), 'close');
      server.closeAllConnections();
      await closed;
    },
  };
}

const pair = async (alg: string, kid: string) => {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return {
    publicKey,
    privateKey,
    header: { alg, kid },
    jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' },
  };
};

describe('The keys of an identity provider', () => {
  let app: RunningApp;
  let idp: Awaited<ReturnType<typeof provider>>;
  let rsa: Awaited<ReturnType<typeof pair>>;
  let curve: Awaited<ReturnType<typeof pair>>;
  beforeAll(async () => {
    idp = await provider();
    [rsa, curve] = [await pair('RS256', 'first'), await pair('ES256', 'second')];
    idp.serve(rsa.jwk, curve.jwk);
    app = await startApp({ env: { AUTH_SECRET: '', AUTH_JWKS_URL: idp.url } });
  });
  afterAll(async () => {
    await app.stop();
    await idp.close();
  });

  const ask = (token: string) => personWith(app, token).ask('{ me { kind } }');
  const codeOf = async (token: string) => (await ask(token)).errors?.[0]?.extensions.code;

  it('open the door to whoever was signed for, with any of them', async () => {
    for (const key of [rsa, curve]) {
      const { data } = await ask(
        await signed(claims({ sub: key.header.kid }), key.privateKey, key.header),
      );
      expect(data).toEqual({ me: { kind: 'MEMBER' } });
    }
  });

  it('are public, so they are no secret to sign with', async () => {
    const spki = await exportSPKI(rsa.publicKey);
    for (const secret of [
      spki,
      spki.trim(),
      spki.replaceAll('\n', ''),
      rsa.jwk.n!,
      JSON.stringify(rsa.jwk),
    ]) {
      for (const header of [{ alg: 'HS256' }, { alg: 'HS256', kid: 'first' }]) {
        expect(await codeOf(await signed(claims(), secret, header))).toBe('UNAUTHENTICATED');
      }
    }
  });

  it.each(['unknown', '../../etc/passwd', `' OR 1=1 --`, '', 'second', '__proto__'])(
    'are not found under the name «%s» by somebody else’s signature',
    async (kid) => {
      const forger = await pair('RS256', kid);
      expect(await codeOf(await signed(claims(), forger.privateKey, forger.header))).toBe(
        'UNAUTHENTICATED',
      );
    },
  );

  it('come from nowhere else, whatever a token says', async () => {
    const forger = await pair('RS256', 'first');
    const elsewhere = await provider();
    elsewhere.serve(forger.jwk);
    for (const header of [
      { jku: elsewhere.url },
      { x5u: elsewhere.url },
      { jwk: forger.jwk },
      { jku: elsewhere.url, kid: 'forged' },
    ]) {
      const token = await signed(claims(), forger.privateKey, { ...forger.header, ...header });
      expect(await codeOf(token)).toBe('UNAUTHENTICATED');
    }
    expect(elsewhere.asked).toEqual([]);
    await elsewhere.close();
  });

  it('are not asked for again by every token that names an unknown one', async () => {
    const before = idp.asked.length;
    const forger = await pair('ES256', 'nobody');
    for (let nth = 0; nth < 20; nth += 1) {
      await ask(
        await signed(claims({ nth }), forger.privateKey, {
          ...forger.header,
          kid: `nobody-${nth}`,
        }),
      );
    }
    expect(idp.asked.length - before).toBeLessThanOrEqual(1);
  });

  it('that are known go on working when the provider is gone', async () => {
    await idp.close();
    const token = await signed(claims({ sub: 'later' }), rsa.privateKey, rsa.header);
    expect((await ask(token)).data).toEqual({ me: { kind: 'MEMBER' } });
  });
});

describe('Without the keys of the identity provider', () => {
  it.each(['gone', 'silent'])(
    '(%s) no token can be checked, and that is said within 5 s',
    async (how) => {
      const idp = await provider();
      if (how === 'silent') idp.beSilent();
      else await idp.close();
      const app = await startApp({ env: { AUTH_SECRET: '', AUTH_JWKS_URL: idp.url } });
      const key = await pair('ES256', 'first');
      const begun = performance.now();
      const { status, errors } = await personWith(
        app,
        await signed(claims(), key.privateKey, key.header),
      ).ask('{ me { id } }');
      expect([status, errors![0]!.extensions.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
      expect(performance.now() - begun).toBeLessThan(5_000);
      await app.stop();
      if (how === 'silent') await idp.close();
    },
  );
});
