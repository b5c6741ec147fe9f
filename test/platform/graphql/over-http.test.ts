import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditServer } from 'graphql-http';
import { type RunningApp, startApp } from '../../support/app.js';

describe('GraphQL over HTTP', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.stop());

  it('fails no audit of the working group’s specification, and is warned by none', async () => {
    const audits = await auditServer({ url: `${app.url}/graphql` });
    expect(audits.length).toBeGreaterThanOrEqual(61);
    const unhappy = audits.flatMap((audit) =>
      audit.status === 'ok' ? [] : [`${audit.status}: ${audit.name}`],
    );
    // What the guard against cross-site requests keeps closed, and the specification leaves open.
    expect(unhappy).toEqual([
      'notice: MAY accept application/x-www-form-urlencoded formatted GET requests',
      ...['application/graphql-response+json', 'application/json'].map(
        (type) =>
          `notice: MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting ${type}`,
      ),
    ]);
  });
});
