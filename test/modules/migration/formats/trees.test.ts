import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../../../support/app.js';
import { importer } from './taking.js';

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const times = `select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as at
  from message where account_id = $1 order by index`;

describe('An export of LibreChat', () => {
  const NOBODY = '00000000-0000-0000-0000-000000000000';
  const question = {
    messageId: 'q',
    parentMessageId: NOBODY,
    sender: 'User',
    isCreatedByUser: true,
    text: 'Which bird is that?',
    createdAt: '2024-05-01T10:00:00.000Z',
  };
  const wren = {
    messageId: 'a1',
    parentMessageId: 'q',
    sender: 'GPT-4',
    isCreatedByUser: false,
    model: 'gpt-4',
    text: 'A wren.',
    createdAt: '2024-05-01T10:00:05.000Z',
  };
  const robin = {
    messageId: 'a2',
    parentMessageId: 'q',
    isCreatedByUser: false,
    text: '',
    content: [
      { type: 'think', think: 'Red breast …' },
      { type: 'text', text: { value: 'A robin.' } },
    ],
    createdAt: '2024-05-01T10:00:09.000Z',
  };
  const failed = { messageId: 'e', parentMessageId: 'a2', error: true, text: 'Quota exceeded' };
  const about = {
    conversationId: 'birds',
    endpoint: 'openAI',
    title: 'Birds',
    options: { model: 'gpt-4o' },
  };
  const tree = {
    ...about,
    recursive: true,
    messagesTree: [{ ...question, children: [wren, { ...robin, children: [failed] }] }],
  };
  const flat = { ...about, recursive: false, messages: [question, wren, robin, failed] };

  it.each([
    ['a tree', tree, flat],
    ['a flat list', flat, tree],
  ])('is read as %s, and known again in its other form', async (_, one, other) => {
    const ada = await importer(app);
    expect(await ada.take(one)).toMatchObject({
      formats: ['LibreChat'],
      conversations: 1,
      added: 3,
      broken: [],
      skipped: { errors: 1, 'tool calls and attachments': 1 },
    });
    expect(await ada.kept()).toEqual([
      'USER: Which bird is that?',
      'ASSISTANT: A wren. < Which bird is that?',
      'ASSISTANT: A robin. < Which bird is that?',
    ]);
    expect(await ada.shown()).toEqual({ Birds: ['Which bird is that?', 'A robin.'] });
    expect(
      await ada.rows('select model from message where account_id = $1 order by index'),
    ).toEqual([{ model: null }, { model: 'gpt-4' }, { model: 'gpt-4o' }]);
    expect(await ada.take(other)).toMatchObject({ added: 0, known: 3 });
  });

  it('is read as deep as a conversation is long', async () => {
    const ada = await importer(app);
    let children: object[] = [];
    for (let n = 900; n > 0; n -= 1)
      children = [{ messageId: `m${n}`, isCreatedByUser: n % 2 === 1, text: `no. ${n}`, children }];
    const report = await ada.take({
      ...about,
      title: 'Deep',
      recursive: true,
      messagesTree: children,
    });
    expect(report).toMatchObject({ added: 900, broken: [] });
    const { conversations } = await ada.get<{
      conversations: {
        nodes: { messages: { totalCount: number; nodes: { content: string }[] } }[];
      };
    }>('{ conversations { nodes { messages(last: 1) { totalCount nodes { content } } } } }');
    expect(conversations.nodes[0]!.messages).toEqual({
      totalCount: 900,
      nodes: [{ content: 'no. 900' }],
    });
  });
});

describe('An export of Open WebUI', () => {
  const chat = {
    id: '',
    title: 'Soup',
    models: ['llama3:8b'],
    history: {
      currentId: 'a1',
      messages: {
        q: {
          id: 'q',
          parentId: null,
          childrenIds: ['a1', 'a2'],
          role: 'user',
          content: 'Leek or onion?',
          timestamp: 1_714_550_000,
        },
        a1: {
          id: 'a1',
          parentId: 'q',
          childrenIds: [],
          role: 'assistant',
          content: 'Leek.',
          model: 'llama3:8b',
          timestamp: 1_714_550_004,
        },
        a2: {
          id: 'a2',
          parentId: 'q',
          childrenIds: [],
          role: 'assistant',
          content: 'Onion.',
          model: 'qwen',
          timestamp: 1_714_550_009,
        },
      },
    },
    messages: [],
    timestamp: 1_714_550_000_123,
  };

  it('brings alternatives, the one shown, tags, pin, and times in seconds', async () => {
    const ada = await importer(app);
    const record = {
      id: 'soup',
      user_id: 'u',
      title: 'Soup',
      chat,
      created_at: 1_714_549_999,
      pinned: true,
      archived: true,
      meta: { tags: ['kitchen'] },
    };
    expect(await ada.take([record])).toMatchObject({
      formats: ['Open WebUI'],
      added: 3,
      broken: [],
    });
    expect(await ada.shown()).toEqual({ Soup: ['Leek or onion?', 'Leek.'] });
    expect(await ada.rows(times)).toEqual([
      { at: '2024-05-01 07:53:20' },
      { at: '2024-05-01 07:53:24' },
      { at: '2024-05-01 07:53:29' },
    ]);
    expect(
      await ada.rows('select pinned, status, tags from conversation where account_id = $1'),
    ).toEqual([{ pinned: true, status: 'ARCHIVED', tags: ['kitchen'] }]);
    expect(await ada.take([record])).toMatchObject({ added: 0, known: 3 });
  });

  it('is read from the times before alternatives, too, and reports what it cannot tell', async () => {
    const ada = await importer(app);
    const list = [
      { role: 'user', content: [{ type: 'image_url' }, { type: 'text', text: 'Is this ripe?' }] },
      { role: 'nobody', content: 'Boo' },
      { role: 'assistant', content: 'It is.' },
    ];
    const report = await ada.take([
      { id: 'old', title: 'Plum', chat: { title: 'Plum', messages: list } },
    ]);
    expect(report).toMatchObject({
      added: 2,
      skipped: { images: 1 },
      broken: ['conversation 1, message 1: it is from nobody known'],
    });
    expect(await ada.shown()).toEqual({ Plum: ['Is this ripe?', 'It is.'] });
  });
});

describe('A chat of SillyTavern', () => {
  const lines = (...all: object[]) => all.map((one) => JSON.stringify(one)).join('\n');
  const head = {
    user_name: 'Ada',
    character_name: 'Mira',
    create_date: '2023-8-13 @02h 30m 45s 123ms',
    chat_metadata: {},
  };
  const greeting = {
    name: 'Mira',
    is_user: false,
    mes: 'Welcome back!',
    send_date: 'August 13, 2023 2:31am',
    swipe_id: 1,
    swipes: ['Hello.', 'Welcome back!'],
    swipe_info: [
      { send_date: 'August 13, 2023 2:30am', extra: { model: 'mixtral' } },
      { send_date: 'August 13, 2023 2:31am', extra: {} },
    ],
  };
  const answer = { name: 'Ada', is_user: true, mes: 'Thank you.', send_date: 1_691_894_000_000 };

  it('brings swipes as alternatives; the talk goes on from the chosen one', async () => {
    const ada = await importer(app);
    const help = {
      name: 'System',
      is_user: false,
      is_system: true,
      mes: '/help',
      extra: { type: 'help' },
    };
    const rain = {
      name: 'System',
      is_user: false,
      is_system: true,
      mes: 'It rains.',
      send_date: '2023-08-13T02:40:00.000Z',
      extra: { type: 'narrator' },
    };
    const file = lines(head, greeting, help, answer, rain);
    expect(await ada.take(file)).toMatchObject({
      formats: ['SillyTavern'],
      conversations: 1,
      added: 4,
      broken: [],
      skipped: { 'notes of the interface': 1 },
    });
    expect(await ada.kept()).toEqual([
      'ASSISTANT: Hello.',
      'ASSISTANT: Welcome back!',
      'USER: Thank you. < Welcome back!',
      'SYSTEM: It rains. < Thank you.',
    ]);
    expect(await ada.shown()).toEqual({ Mira: ['Welcome back!', 'Thank you.', 'It rains.'] });
    expect(await ada.rows(times)).toEqual([
      { at: '2023-08-13 02:30:00' },
      { at: '2023-08-13 02:31:00' },
      { at: '2023-08-13 02:33:20' },
      { at: '2023-08-13 02:40:00' },
    ]);
  });

  it('knows a chat again that went on, and got another swipe', async () => {
    const ada = await importer(app);
    await ada.take(lines(head, greeting));
    const again = {
      ...greeting,
      mes: 'You again?',
      swipe_id: 2,
      swipes: [...greeting.swipes, 'You again?'],
    };
    expect(await ada.take(lines(head, again, answer))).toMatchObject({ added: 2, known: 2 });
    expect(await ada.shown()).toEqual({ Mira: ['You again?', 'Thank you.'] });
    expect(
      await ada.rows('select sibling_count as n from message where account_id = $1 order by index'),
    ).toEqual([{ n: 3 }, { n: 3 }, { n: 3 }, { n: 1 }]);
  });

  it('reports a line that is broken and takes the others', async () => {
    const ada = await importer(app);
    const report = await ada.take(`${lines(head, greeting)}\n{"name": "Ada", \n${lines(answer)}`);
    expect(report).toMatchObject({ added: 3, broken: [expect.stringMatching(/^line 3: /)] });
  });
});

describe('Trees of Open Assistant', () => {
  const tree = {
    message_tree_id: 't',
    tree_state: 'ready_for_export',
    prompt: {
      message_id: 'p',
      text: 'Why is the sky blue?',
      role: 'prompter',
      lang: 'en',
      replies: [
        { message_id: 'r1', text: 'Dust.', role: 'assistant', rank: 1, replies: [] },
        {
          message_id: 'r2',
          text: 'Scattered light.',
          role: 'assistant',
          rank: 0,
          replies: [{ message_id: 'r3', text: 'And at dusk?', role: 'prompter', replies: [] }],
        },
        { message_id: 'r4', text: 'Spam', role: 'assistant', deleted: true, replies: [] },
      ],
    },
  };

  it('are read one on a line, and shown along the best ranks', async () => {
    const ada = await importer(app);
    const other = {
      ...tree,
      message_tree_id: 'u',
      prompt: { ...tree.prompt, message_id: 'x', text: 'Alone', replies: [] },
    };
    const file = `${JSON.stringify(tree)}\n${JSON.stringify(other)}\n`;
    expect(await ada.take(file)).toMatchObject({
      formats: ['Open Assistant trees'],
      conversations: 2,
      added: 5,
      skipped: { 'deleted messages': 1 },
    });
    expect(await ada.shown()).toEqual({
      'Why is the sky blue?': ['Why is the sky blue?', 'Scattered light.', 'And at dusk?'],
      Alone: ['Alone'],
    });
    expect(await ada.take(file)).toMatchObject({ added: 0, known: 5 });
  });
});
