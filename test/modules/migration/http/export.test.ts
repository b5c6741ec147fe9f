import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../../../support/app.js';
import { guest, member, type Person } from '../../../support/people.js';
import { begin, say } from '../../../support/talk.js';
import { bring, fetchExport } from './files.js';

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

interface Export {
  smriti: { version: number; exportedAt: string; account: { kind: string } };
  conversations: ({ id: string; title: string; messages: ({ id: string } & object)[] } & object)[];
  manifest: {
    sections: Record<string, { rows: number; sha256: string }>;
    messages: number;
    seal: string;
  };
  [section: string]: unknown;
}

const exported = async (person: Person): Promise<Export> =>
  (await (await fetchExport(app.url, person)).json()) as Export;

/** A life with something of everything in it. */
async function live(ada: Person): Promise<void> {
  await ada.get('mutation { setTimeZone(timeZone: "Asia/Dhaka") { id } }');
  const session = randomUUID();
  const { startSession } = await ada.get<{ startSession: { id: string } }>(
    'mutation ($input: StartSessionInput!) { startSession(input: $input) { id } }',
    { input: { clientSessionId: session, device: 'phone' } },
  );
  await ada.get(
    `mutation { recordActivity(input: { sessionId: "${startSession.id}", clientEventId: "g1", kind: GAME }) { id } }`,
  );
  const conversationId = await begin(ada, { tags: ['moon', 'sun'], temperature: 0.5 });
  const turn = await say(ada, 'ok', { conversationId, sessionId: startSession.id });
  await say(ada, 'ok', { conversationId });
  const words = 'Is it 👩‍👩‍👧 “日本語” or עברית?\n\n\\ $&';
  await ada.get(
    `mutation ($words: String!) { editMessage(id: "${turn.message.id}", content: $words, clientMessageId: "e1") { replayed } }`,
    { words },
  );
  await ada.get(
    `mutation { regenerateReply(messageId: "${turn.reply.id}", clientMessageId: "r1") { id } }`,
  );
  await ada.get(`mutation { rateMessage(id: "${turn.reply.id}", rating: 4) { id } }`);
  for (const reaction of ['🌙', '👍'])
    await ada.get(
      `mutation ($reaction: String!) { reactToMessage(id: "${turn.reply.id}", reaction: $reaction) { id } }`,
      { reaction },
    );
  await ada.get(`mutation { selectBranch(messageId: "${turn.message.id}") { id } }`);
  await begin(ada, { title: 'Nothing yet', description: 'But soon' });
  const settings = {
    title: 'Old',
    pinned: true,
    systemPrompt: 'Be brief.',
    model: 'demo',
    maxTokens: 50,
  };
  const archived = await begin(ada, settings);
  await say(ada, 'Goodbye', { conversationId: archived });
  await ada.get(
    `mutation { updateConversation(id: "${archived}", input: { status: ARCHIVED }) { id } }`,
  );
  const scores =
    'openness: 60, conscientiousness: 50, extraversion: 12.5, agreeableness: 70, neuroticism: 30';
  for (const note of ['I like tea', 'I like coffee'])
    await ada.get(
      `mutation { savePersonality(traits: { ${scores} }, note: "${note}") { version } }`,
    );
  await say(ada, 'And now you know me', { conversationId });
  await bring(
    app.url,
    ada,
    JSON.stringify([{ id: 'x', conversations: [{ from: 'human', value: 'Elsewhere' }] }]),
  );
}

/** The export without what is another each time: ids, and what was the moment of the export. */
function timeless(file: Export): unknown {
  const { smriti, manifest, ...rest } = file;
  const ids = new Map<string, string>();
  const text = JSON.stringify(rest, (name, value: unknown) => {
    if (name === 'importId') return undefined;
    if (typeof value !== 'string' || !/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) return value;
    if (!ids.has(value)) ids.set(value, `id ${ids.size}`);
    return ids.get(value);
  });
  const rows = Object.entries(manifest.sections).map(([name, section]) => [name, section.rows]);
  return {
    ...(JSON.parse(text) as object),
    kind: smriti.account.kind,
    rows,
    messages: manifest.messages,
  };
}

describe('An export as JSON', () => {
  it('comes back after everything was deleted, equal but for ids and its own time', async () => {
    const subject = randomUUID();
    const ada = await member(app, subject);
    await live(ada);
    const before = await exported(ada);
    expect(before.manifest.sections).toMatchObject({
      conversations: { rows: 4 },
      days: { rows: 1 },
      personality: { rows: 2 },
      sessions: { rows: 1 },
      timeZones: { rows: 1 },
    });
    const report = await bring(app.url, ada, JSON.stringify(before));
    expect(report).toMatchObject({
      report: { added: 0, broken: 0, skipped: {}, conversations: 4 },
    });
    expect(timeless(await exported(ada))).toEqual(timeless(before));
    await ada.get('mutation { deleteMyData(confirm: true) }');
    const again = await member(app, subject);
    expect((await exported(again)).conversations).toEqual([]);
    expect(await bring(app.url, again, JSON.stringify(before, null, 2))).toMatchObject({
      report: {
        conversations: 4,
        added: before.manifest.messages,
        broken: 0,
        skipped: {},
        restored: { days: 1, personality: 2, sessions: 1, timeZones: 1 },
      },
    });
    const after = await exported(again);
    expect(timeless(after)).toEqual(timeless(before));
    expect(await bring(app.url, again, JSON.stringify(before))).toMatchObject({
      report: { added: 0, restored: { days: 0, personality: 0, sessions: 0, timeZones: 0 } },
    });
    expect(await bring(app.url, again, JSON.stringify(after))).toMatchObject({
      report: { added: 0 },
    });
    expect(timeless(await exported(again))).toEqual(timeless(before));
  });

  it('shows after its return what was shown before', async () => {
    const subject = randomUUID();
    const ada = await member(app, subject);
    await live(ada);
    const query = `{ conversations(first: 10) { nodes { title status pinned tags messageCount tokenCount
        messages { nodes { index role content rating reactions siblingCount edited status createdAt
          siblings { content } } } } }
      streak { currentDays totalDays status } activityStats { sessions messages games currentStreakDays }
      sessions { nodes { device wallMs activeMs activities { kind } } }
      personality { version note } me { timeZone } }`;
    const before = await ada.get(query);
    const file = JSON.stringify(await exported(ada));
    await ada.get('mutation { deleteMyData(confirm: true) }');
    const again = await member(app, subject);
    await again.get(query);
    await bring(app.url, again, file);
    expect(await again.get(query)).toEqual(before);
  });

  it('says at its end how many rows of everything it has, with their checksums', async () => {
    const ada = await member(app);
    await live(ada);
    const file = await exported(ada);
    for (const [name, { rows, sha256 }] of Object.entries(file.manifest.sections)) {
      const section = file[name] as unknown[];
      expect(section).toHaveLength(rows);
      const sum = createHash('sha256');
      for (const row of section) sum.update(`${JSON.stringify(row)}\n`);
      expect(sum.digest('hex')).toBe(sha256);
    }
    const messages = file.conversations.reduce((sum, one) => sum + one.messages.length, 0);
    expect(file.manifest.messages).toBe(messages);
  });

  it('brings words to anybody, but days and visits only to whom they belong', async () => {
    const ada = await member(app);
    await live(ada);
    const file = await exported(ada);
    const bob = await member(app);
    expect(await bring(app.url, bob, JSON.stringify(file))).toMatchObject({
      report: {
        added: file.manifest.messages,
        restored: { personality: 2 },
        skipped: {
          'days without a seal of this installation': 1,
          'sessions without a seal of this installation': 1,
          'timeZones without a seal of this installation': 1,
        },
      },
    });
    const { streak } = await bob.get<{ streak: object }>('{ streak { totalDays status } }');
    expect(streak).toEqual({ totalDays: 0, status: 'NONE' });
  });

  it('that was changed by hand is not believed about days, and says so', async () => {
    const subject = randomUUID();
    const ada = await member(app, subject);
    await live(ada);
    const file = await exported(ada);
    const [day] = file['days'] as { date: string }[];
    file['days'] = [day, { ...day, date: '2020-01-01' }];
    await ada.get('mutation { deleteMyData(confirm: true) }');
    const again = await member(app, subject);
    expect(await bring(app.url, again, JSON.stringify(file))).toMatchObject({
      report: { broken: 1, skipped: { 'days without a seal of this installation': 2 } },
    });
    const { streak } = await again.get<{ streak: object }>('{ streak { totalDays } }');
    expect(streak).toEqual({ totalDays: 0 });
  });

  it('holds nothing of anybody else', async () => {
    const ada = await member(app);
    await say(ada, 'The canary sings at dawn');
    const text = await (await fetchExport(app.url, await member(app), 'json')).text();
    expect(text).not.toContain('canary');
  });
});

describe('An export for people', () => {
  it('as Markdown shows the active path, and no word of it turns into a heading', async () => {
    const ada = await member(app);
    await say(ada, '# not a heading\n- nor a list');
    const text = await (await fetchExport(app.url, ada, 'markdown')).text();
    expect(text).toContain('**You**');
    expect(text).toContain('> \\# not a heading');
    expect(text).toContain('> \\- nor a list');
  });

  it('as PDF holds words of many scripts', async () => {
    const ada = await member(app);
    await say(ada, 'Hello مرحبا שלום 你好 안녕 স্মৃতি 👨‍👩‍👧');
    const response = await fetchExport(app.url, ada, 'pdf');
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const bytes = Buffer.from(await response.arrayBuffer()).toString('latin1');
    expect(bytes.startsWith('%PDF-')).toBe(true);
    expect(bytes.trimEnd().endsWith('%%EOF')).toBe(true);
    for (const font of [
      'NotoSans-Regular',
      'NotoSansArabic',
      'NotoSansHebrew',
      'NotoSansHans',
      'NotoSansKR',
      'NotoSansBengali',
      'NotoEmoji',
    ])
      expect(bytes).toContain(font);
  });
});

describe('GET /export', () => {
  it('is a file to be saved, for guests as for members', async () => {
    const ada = await guest(app);
    await say(ada, 'Hello');
    const response = await fetchExport(app.url, ada);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="smriti-\d{4}-\d\d-\d\d\.json"$/,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain('Hello');
  });

  it.each([
    ['without a token', null, '', 401, 'UNAUTHENTICATED'],
    ['of an unknown format', 'ada', 'docx', 400, 'BAD_USER_INPUT'],
    ['of a format that is a name of something else', 'ada', 'constructor', 400, 'BAD_USER_INPUT'],
  ])('is refused %s', async (_, who, format, status, code) => {
    const response = await fetchExport(app.url, who === null ? null : await member(app), format);
    expect(response.status).toBe(status);
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect(errors[0]!.extensions.code).toBe(code);
  });
});
