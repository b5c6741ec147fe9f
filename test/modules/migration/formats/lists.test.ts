import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RecallService } from '../../../../src/modules/chat/index.js';
import { Talks } from '../../../../src/modules/migration/formats/chat-history-talks.js';
import { startApp } from '../../../support/app.js';
import { importer } from './taking.js';

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

describe('Sessions out of a server’s memory', () => {
  it('are conversations of their own, also with the same words', async () => {
    const ada = await importer(app);
    const ok = { role: 'user', content: 'ok' };
    const dump = { s1: [ok, { role: 'assistant', content: 'Fine.' }, ok, ok], s2: [ok] };
    expect(await ada.take(dump)).toMatchObject({ conversations: 2, added: 5, broken: [] });
    expect(await ada.take(dump)).toMatchObject({ added: 0, known: 5 });
    expect(await ada.kept()).toEqual([
      'USER: ok',
      'ASSISTANT: Fine. < ok',
      'USER: ok < Fine.',
      'USER: ok < ok',
      'USER: ok',
    ]);
  });

  it('are read as far as each message can be', async () => {
    const ada = await importer(app);
    const report = await ada.take({
      s: [{ role: 'user', content: 'Hi' }, { role: 'narrator', content: 'x' }, { role: 'ai' }],
      t: { no: 'list' },
    });
    expect(report).toMatchObject({
      added: 1,
      broken: [
        'session s, message 2: it is from nobody known',
        'session s, message 3: it has no text',
        'session t: it has no list of messages',
      ],
    });
  });
});

describe('The Topical-Chat corpus', () => {
  it('is read with its first person as the person', async () => {
    const ada = await importer(app);
    const content = [
      { message: 'Do you like owls?', agent: 'agent_1', sentiment: 'Curious to dive deeper' },
      { message: 'I do.', agent: 'agent_2', sentiment: 'Neutral' },
    ];
    expect(await ada.take({ t_1: { article_url: 'x', config: 'C', content } })).toMatchObject({
      formats: ['Topical-Chat'],
      added: 2,
    });
    expect(await ada.kept()).toEqual([
      'USER: Do you like owls?',
      'ASSISTANT: I do. < Do you like owls?',
    ]);
  });
});

describe('Rows of chat_history', () => {
  const rows = [
    {
      id: 2,
      session_id: 'a',
      user_id: 7,
      message: 'And now?',
      response: 'Now too.',
      created_at: '2024-03-02 08:00:00',
    },
    {
      id: 1,
      session_id: 'a',
      user_id: 7,
      message: 'Who is there?',
      response: 'I am.',
      created_at: '2024-03-01 08:00:00',
    },
    {
      id: 3,
      session_id: 'b',
      user_id: 7,
      message: 'Lonely',
      response: '',
      created_at: '2024-03-03 08:00:00',
    },
    {
      id: 4,
      session_id: 'b',
      user_id: 8,
      message: 'A secret of somebody else',
      response: 'Hush',
      created_at: '2024-03-04 08:00:00',
    },
    {
      id: 5,
      session_id: 'b',
      user_id: 7,
      message: '',
      response: null,
      created_at: '2024-03-05 08:00:00',
    },
  ];
  const said = [
    'USER: Who is there?',
    'ASSISTANT: I am. < Who is there?',
    'USER: And now? < I am.',
    'ASSISTANT: Now too. < And now?',
    'USER: Lonely',
  ];
  const quoted = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`;
  const table = (delimiter: string) =>
    [
      Object.keys(rows[0]!).join(delimiter),
      ...rows.map((row) => Object.values(row).map(quoted).join(delimiter)),
    ].join('\r\n');

  it.each([
    ['JSON', rows],
    ['JSON under its name', { chat_history: rows }],
    ['JSON lines', rows.map((row) => JSON.stringify(row)).join('\n')],
    ['CSV', table(',')],
    ['CSV with semicolons and a byte order mark', `\uFEFF${table(';')}`],
  ])('are read as %s, by session and in order of time, of one person alone', async (_, file) => {
    const ada = await importer(app);
    const report = await ada.take(file);
    expect(report).toMatchObject({
      formats: ['rows of chat_history'],
      conversations: 2,
      added: 5,
      skipped: { 'rows of other people': 1 },
      broken: [expect.stringMatching(/^(row|line) \d: it has neither message nor response$/)],
    });
    expect(await ada.kept()).toEqual(said);
    expect(await ada.take(rows)).toMatchObject({ added: 0, known: 5 });
  });

  it('may hold delimiters, quotes and line breaks in their words', async () => {
    const ada = await importer(app);
    const report = await ada.take('message,response\n"a, ""b""\nc",d\n"never closed');
    expect(report).toMatchObject({ added: 2 });
    expect(report.broken).toHaveLength(1);
    expect(await ada.kept()).toEqual(['USER: a, "b"\nc', 'ASSISTANT: d < a, "b"\nc']);
  });

  it('are one conversation in however many pieces they come', async () => {
    const ada = await importer(app);
    const talks = new Talks({ characters: 100, rows: 3 });
    const recall = app.app.get(RecallService, { strict: false });
    const rows = Array.from({ length: 10 }, (_, n) => ({ message: `q${n}`, response: `a${n}` }));
    for (let round = 0; round < 2; round += 1) {
      const pieces = rows.flatMap((row) => [...talks.add('talk', row)]).concat([...talks.rest()]);
      expect(pieces.length).toBeGreaterThan(3);
      for (const piece of pieces)
        if (piece.kind === 'conversation')
          await recall.add(ada.account, 'chat-history', piece.conversation);
    }
    const twenty = rows.flatMap(({ message, response }) => [message, response]);
    expect(await ada.shown()).toEqual({ q0: [...twenty, ...twenty] });
  });
});
