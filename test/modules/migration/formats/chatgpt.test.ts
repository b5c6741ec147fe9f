import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../../../support/app.js';
import { importer } from './taking.js';

interface Said {
  role?: string;
  parts?: unknown[];
  at?: number | null;
  content?: object;
  hidden?: boolean;
  to?: string;
  model?: string;
}

/** A node of the mapping as the export writes it. */
const node = (id: string, parent: string | null, said?: Said) => ({
  id,
  parent,
  children: [],
  message: said
    ? {
        id,
        author: { role: said.role ?? 'user', name: null, metadata: {} },
        create_time: said.at ?? null,
        content: said.content ?? { content_type: 'text', parts: said.parts },
        recipient: said.to ?? 'all',
        metadata: {
          ...(said.hidden ? { is_visually_hidden_from_conversation: true } : {}),
          ...(said.model ? { model_slug: said.model } : {}),
        },
      }
    : null,
});

const export_ = (title: string, current: string, ...nodes: ReturnType<typeof node>[]) => ({
  title,
  create_time: 1_700_000_000.25,
  update_time: 1_700_000_900,
  mapping: Object.fromEntries(nodes.map((one) => [one.id, one])),
  current_node: current,
  conversation_id: `conversation of ${title}`,
  default_model_slug: 'gpt-4o',
  is_archived: false,
});

const TEA = export_(
  'Tea',
  'a2',
  node('root', null),
  node('system', 'root', { role: 'system', parts: [''] }),
  node('custom', 'system', {
    content: { content_type: 'user_editable_context', user_profile: 'I am Ada' },
    hidden: true,
  }),
  node('q1', 'custom', { parts: ['How long should tea steep?'], at: 1_700_000_001.5 }),
  node('think', 'q1', { role: 'assistant', content: { content_type: 'thoughts', thoughts: [] } }),
  node('a1', 'think', { role: 'assistant', parts: ['Three minutes.'], at: 1_700_000_002 }),
  node('a2', 'think', {
    role: 'assistant',
    parts: ['Four minutes\uE200cite\uE202turn0search1\uE201.'],
    at: 1_700_000_003,
    model: 'gpt-5',
  }),
);

describe('An export of ChatGPT', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.stop());

  it('brings the tree with its alternatives, and shows the branch that was shown', async () => {
    const ada = await importer(app);
    const report = await ada.take([TEA]);
    expect(report).toEqual({
      formats: ['ChatGPT'],
      conversations: 1,
      added: 3,
      known: 0,
      broken: [],
      skipped: { 'hidden messages': 1, 'custom instructions': 1, reasoning: 1 },
      restored: {},
    });
    expect(await ada.shown()).toEqual({ Tea: ['How long should tea steep?', 'Four minutes.'] });
    expect(await ada.kept()).toEqual([
      'USER: How long should tea steep?',
      'ASSISTANT: Three minutes. < How long should tea steep?',
      'ASSISTANT: Four minutes. < How long should tea steep?',
    ]);
    expect(
      await ada.rows(
        `select index, sibling_count, on_path, chosen, model, content_type, created_at
         from message where account_id = $1 order by index`,
      ),
    ).toEqual([
      row(1, 1, true, null, 'TEXT', '2023-11-14T22:13:21.500Z'),
      row(2, 2, false, 'gpt-4o', 'MARKDOWN', '2023-11-14T22:13:22.000Z'),
      row(3, 2, true, 'gpt-5', 'MARKDOWN', '2023-11-14T22:13:23.000Z'),
    ]);
  });

  it('adds nothing when it is repeated, and the new branch when the talk grew', async () => {
    const ada = await importer(app);
    await ada.take([TEA]);
    expect(await ada.take([TEA])).toMatchObject({ added: 0, known: 3 });
    const grown = export_(
      'Tea',
      'a3',
      ...Object.values(TEA.mapping),
      node('q2', 'root', { parts: ['And coffee?'], at: 1_700_000_100 }),
      node('a3', 'q2', { role: 'assistant', parts: ['Four as well.'], at: 1_700_000_101 }),
    );
    expect(await ada.take([grown])).toMatchObject({ added: 2, known: 3 });
    expect(await ada.shown()).toEqual({ Tea: ['And coffee?', 'Four as well.'] });
    const [first] = await ada.rows<{ id: string }>(
      `select id from message where account_id = $1 and content like 'How long%'`,
    );
    await ada.get(`mutation { selectBranch(messageId: "${first!.id}") { id } }`);
    expect(await ada.shown()).toEqual({ Tea: ['How long should tea steep?', 'Four minutes.'] });
  });

  it('keeps the words beside pictures and recordings, and says how many were left out', async () => {
    const ada = await importer(app);
    const picture = { content_type: 'image_asset_pointer', asset_pointer: 'file-service://x' };
    const recording = {
      content_type: 'audio_transcription',
      text: 'Good morning',
      direction: 'in',
    };
    const report = await ada.take([
      export_(
        'Garden',
        'a',
        node('q', null, {
          content: { content_type: 'multimodal_text', parts: [picture, 'What grows here?'] },
        }),
        node('only', 'q', { content: { content_type: 'multimodal_text', parts: [picture] } }),
        node('voice', 'only', {
          content: {
            content_type: 'multimodal_text',
            parts: [recording, { content_type: 'audio_asset_pointer' }],
          },
        }),
        node('call', 'voice', {
          role: 'assistant',
          to: 'python',
          content: { content_type: 'code', language: 'python', text: 'print(1)' },
        }),
        node('tool', 'call', {
          role: 'tool',
          content: { content_type: 'execution_output', text: '1' },
        }),
        node('a', 'tool', {
          role: 'assistant',
          content: { content_type: 'code', language: 'python', text: 'print(2)' },
        }),
      ),
    ]);
    expect(report).toMatchObject({
      added: 3,
      broken: [],
      skipped: { images: 2, recordings: 1, 'tool calls': 1, 'tool output': 1 },
    });
    expect(await ada.kept()).toEqual([
      'USER: What grows here?',
      'USER: Good morning < What grows here?',
      'ASSISTANT: ```python\nprint(2)\n``` < Good morning',
    ]);
  });

  it('gives what has no time the time of what it follows', async () => {
    const ada = await importer(app);
    await ada.take([
      export_(
        'Times',
        'c',
        node('a', null, { parts: ['one'] }),
        node('b', 'a', { parts: ['two'], at: 1_700_000_050 }),
        node('c', 'b', { parts: ['three'] }),
      ),
    ]);
    const times = await ada.rows<{ created_at: Date }>(
      'select created_at from message where account_id = $1 order by index',
    );
    expect(times.map(({ created_at }) => created_at.toISOString())).toEqual([
      '2023-11-14T22:13:20.250Z',
      '2023-11-14T22:14:10.000Z',
      '2023-11-14T22:14:10.000Z',
    ]);
  });

  it('reports what is broken, one by one, and takes the rest', async () => {
    const ada = await importer(app);
    const report = await ada.take([
      { title: 'No tree', id: 'x' },
      export_(
        'Odd',
        'gone',
        node('q', null, { parts: ['Hello'] }),
        node('ghost', 'q', { role: 'ghost', parts: ['Boo'] }),
        node('strange', 'q', { role: 'assistant', content: { content_type: 'hologram' } }),
        node('after', 'ghost', { role: 'assistant', parts: ['Hi'] }),
        node('ring 1', 'ring 2', { parts: ['round'] }),
        node('ring 2', 'ring 1', { parts: ['and round'] }),
        node('lost', 'nobody', { parts: ['I follow nobody'] }),
      ),
    ]);
    expect(report.broken).toEqual([
      'conversation 1: it has no tree of messages',
      'conversation 2, message ghost: it is from nobody known',
      'conversation 2, message strange: its content is of an unknown kind',
      'conversation 2: 2 messages hang on one another in a circle',
    ]);
    expect(await ada.kept()).toEqual([
      'USER: Hello',
      'ASSISTANT: Hi < Hello',
      'USER: I follow nobody',
    ]);
  });

  it('is also read as the single conversation that other tools save', async () => {
    const ada = await importer(app);
    const single = {
      ...export_('One', 'q', node('q', null, { parts: ['Alone'] })),
      is_archived: true,
    };
    expect(await ada.take(single)).toMatchObject({ formats: ['ChatGPT'], added: 1 });
    expect(await ada.rows('select status from conversation where account_id = $1')).toEqual([
      { status: 'ARCHIVED' },
    ]);
  });
});

const row = (
  index: number,
  siblings: number,
  on: boolean,
  model: string | null,
  type: string,
  at: string,
) => ({
  index,
  sibling_count: siblings,
  on_path: on,
  chosen: on,
  model,
  content_type: type,
  created_at: new Date(at),
});
