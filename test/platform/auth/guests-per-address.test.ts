import { describe, expect, it } from 'vitest';
import { startApp } from '../../support/app.js';
import { postOf, sendRaw } from '../http/raw.js';

describe('Guests from one address', () => {
  const CREATE = JSON.stringify({ query: 'mutation { createGuest { token } }' });

  it('are limited, and told when to come again', async () => {
    const busy = await startApp({ env: { RATE_LIMIT_GUESTS_PER_HOUR: '3' } });
    const from = (address: string) =>
      sendRaw(busy.url, [postOf(CREATE, { connection: 'close', 'x-forwarded-for': address })]);
    for (let nth = 0; nth < 3; nth += 1)
      expect((await from(`10.0.0.${nth}`)).body.errors).toBeUndefined();
    const { body } = await from('10.0.0.9');
    expect(body.errors![0]!.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfter: expect.any(Number),
    });
    expect(await busy.database.query('select from account')).toHaveLength(3);
    await busy.stop();
  });

  it('are told apart behind a trusted balancer by what it says itself', async () => {
    const busy = await startApp({ env: { RATE_LIMIT_GUESTS_PER_HOUR: '1', TRUST_PROXY: 'on' } });
    const code = async (forwarded: string) =>
      (
        await sendRaw(busy.url, [
          postOf(CREATE, { connection: 'close', 'x-forwarded-for': forwarded }),
        ])
      ).body.errors?.[0]?.extensions.code;
    expect(await code('10.0.0.1')).toBeUndefined();
    expect(await code('10.0.0.2')).toBeUndefined();
    expect(await code('10.9.9.9, 10.0.0.2')).toBe('RATE_LIMITED');
    await busy.stop();
  });
});
