import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { Account } from '../../../src/modules/account/index.js';
import { connect } from '../../../src/platform/database/orm.js';
import { Departure } from '../../../src/platform/health/departure.js';
import { HealthController } from '../../../src/platform/health/health.controller.js';
import { type RunningApp, startApp } from '../../support/app.js';
import { createDatabase } from '../../support/database.js';

const statusOf = async (url: string, headers: Record<string, string> = {}) =>
  (await fetch(url, { headers })).status;

/** An address of this machine that is not loopback, if it has one. */
const outside = Object.values(networkInterfaces())
  .flat()
  .find((address) => address?.family === 'IPv4' && !address.internal)?.address;

async function withApp(env: Record<string, string>, look: (app: RunningApp) => Promise<void>) {
  const app = await startApp({ env });
  await look(app).finally(() => app.stop());
}

describe('Health', () => {
  it('is told to whoever asks', () =>
    withApp({}, async ({ url }) => {
      expect(await statusOf(`${url}/health/live`)).toBe(200);
      expect(await statusOf(`${url}/health/ready`)).toBe(200);
    }));
});

describe('A server that has asked its database nothing yet', () => {
  it('is ready', async () => {
    const database = await createDatabase();
    const orm = await connect(database.url, 1, [Account]);
    expect(await new HealthController(orm, new Departure()).ready()).toEqual({ status: 'ok' });
    await orm.close();
    await database.close();
  });
});

describe('Metrics', () => {
  it('are for this machine alone, and not for whom a proxy on it speaks for', () =>
    withApp({ HOST: '0.0.0.0' }, async ({ url }) => {
      const { port } = new URL(url);
      const page = await fetch(`http://127.0.0.1:${port}/metrics`);
      expect([page.status, await page.text()]).toEqual([
        200,
        expect.stringContaining('process_cpu'),
      ]);
      expect(
        await statusOf(`http://127.0.0.1:${port}/metrics`, { 'x-forwarded-for': '127.0.0.1' }),
      ).toBe(403);
      if (outside) expect(await statusOf(`http://${outside}:${port}/metrics`)).toBe(403);
    }));

  it('are for whoever has the token, when there is one', () =>
    withApp({ METRICS_TOKEN: 'the-token-of-metrics' }, async ({ url }) => {
      expect(await statusOf(`${url}/metrics`)).toBe(403);
      expect(await statusOf(`${url}/metrics`, { authorization: 'Bearer another' })).toBe(403);
      expect(
        await statusOf(`${url}/metrics`, { authorization: 'Bearer the-token-of-metrics' }),
      ).toBe(200);
    }));
});
