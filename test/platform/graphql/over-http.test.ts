import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditServer } from 'graphql-http';
import { type RunningApp, startApp } from '../../support/app.js';

describe('GraphQL over HTTP', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.stop());

  it('passes every audit of the working group’s specification', async () => {
    const audits = await auditServer({ url: `${app.url}/graphql` });
    expect(audits.length).toBeGreaterThanOrEqual(61);
    const unhappy = audits.flatMap((audit) =>
      audit.status === 'ok' ? [] : [`${audit.status}: ${audit.name}: ${audit.reason}`],
    );
    expect(unhappy).toEqual([]);
  });
});
