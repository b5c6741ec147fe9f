import { describe, expect, it } from 'vitest';
import { startApp } from '../../support/app.js';
import { member, SEND } from '../../support/people.js';

describe('Many mutations in one document', () => {
  it('count one by one', async () => {
    const app = await startApp({ env: { RATE_LIMIT_SENDS_PER_MINUTE: '2' } });
    const ada = await member(app);
    const sends = Array.from(
      { length: 50 },
      (_, n) =>
        `s${n}: sendMessage(input: { clientMessageId: "c${n}", content: "Hi" }) { replayed }`,
    );
    const { data, errors } = await ada.ask(`mutation { ${sends.join(' ')} }`);
    expect(data).toBeNull();
    expect(errors!.map(({ extensions }) => extensions.code)).toContain('RATE_LIMITED');
    const kept = await app.database.query('select from message where role = $1', ['USER']);
    expect(kept).toHaveLength(2);
    const later = await ada.refusal(SEND, { input: { clientMessageId: 'later', content: 'Hi' } });
    expect(later).toBe('RATE_LIMITED');
    await app.stop();
  });
});
