import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type RunningApp, startApp } from '../../../support/app.js';
import { member, type Person } from '../../../support/people.js';
import { brokenRules } from './consistency.js';
import { Tree } from './tree.js';
import { edit, regenerate, send } from './turns.js';

/** A step of a person; `at` picks one of the messages that it can be done to. */
type Step = { kind: 'send' | 'edit' | 'regenerate' | 'select'; at: number };

interface Shown {
  id: string;
  parentId: string | null;
  index: number;
  siblingCount: number;
  siblings: { id: string }[];
}

const SHOWN = `query ($id: ID!) {
  chatHistory(conversationId: $id, last: 100) {
    totalCount nodes { id parentId index siblingCount siblings { id } }
  }
  conversation(id: $id) { messageCount lastMessage { id } messages(last: 100) { totalCount nodes { id } } }
}`;

const step = fc.record<Step>({
  kind: fc.constantFrom('send', 'edit', 'regenerate', 'select'),
  at: fc.nat({ max: 1_000 }),
});

describe('A conversation with branches', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.stop());

  let keys = 0;
  const key = () => `k${(keys += 1)}`;

  async function take(
    ada: Person,
    conversationId: string,
    tree: Tree,
    { kind, at }: Step,
  ): Promise<void> {
    const role = kind === 'regenerate' ? 'ASSISTANT' : 'USER';
    const able = kind === 'select' ? tree.nodes : tree.nodes.filter((node) => node.role === role);
    const node = able[at % Math.max(able.length, 1)];
    if (kind === 'send' || !node) {
      const leaf = tree.path().at(-1) ?? null;
      const turn = await send(ada, {
        clientMessageId: key(),
        content: `Said ${keys}`,
        conversationId,
      });
      tree.add(turn.reply.id, 'ASSISTANT', tree.add(turn.message.id, 'USER', leaf));
    } else if (kind === 'edit') {
      const turn = await edit(ada, node.id, `Edited ${keys}`, key());
      tree.add(turn.reply.id, 'ASSISTANT', tree.add(turn.message.id, 'USER', node.parent));
    } else if (kind === 'regenerate') {
      tree.add((await regenerate(ada, node.id, key())).id, 'ASSISTANT', node.parent);
    } else {
      await ada.get('mutation ($id: ID!) { selectBranch(messageId: $id) { id } }', { id: node.id });
      tree.choose(node);
    }
  }

  async function expectShown(ada: Person, conversationId: string, tree: Tree): Promise<void> {
    const { chatHistory, conversation } = await ada.get<{
      chatHistory: { totalCount: number; nodes: Shown[] };
      conversation: object;
    }>(SHOWN, { id: conversationId });
    const path = tree.path();
    const ids = path.map(({ id }) => ({ id }));
    expect(chatHistory).toEqual({
      totalCount: path.length,
      nodes: path.map((node) => ({
        id: node.id,
        parentId: node.parent?.id ?? null,
        index: tree.nodes.indexOf(node) + 1,
        siblingCount: tree.siblings(node).length,
        siblings: tree.siblings(node).map(({ id }) => ({ id })),
      })),
    });
    expect(conversation).toEqual({
      messageCount: tree.nodes.length,
      lastMessage: ids.at(-1) ?? null,
      messages: { totalCount: path.length, nodes: ids },
    });
    expect(await brokenRules(app.database)).toEqual([]);
  }

  it('shows what a plain tree would, after whatever a person does', async () => {
    const ada = await member(app);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const { createConversation } = await ada.get<{ createConversation: { id: string } }>(
          'mutation { createConversation { id } }',
        );
        const tree = new Tree();
        for (const each of steps) {
          await take(ada, createConversation.id, tree, each);
          await expectShown(ada, createConversation.id, tree);
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});
