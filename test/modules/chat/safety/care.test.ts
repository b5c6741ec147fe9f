import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../../support/app.js';
import { companionStub, type CompanionStub } from '../../../support/companion-stub.js';
import { member, type Person } from '../../../support/people.js';
import { accountOf, begin } from '../../../support/talk.js';
import { askingThe, REGENERATE, told } from '../turn/turns.js';
import { CORRECT, cry, type Heard, SUPPORT, type Support, supportIn } from './cries.js';

const CRISIS = 'I want to kill myself';
const HARMLESS = 'This game kills me';

let app: RunningApp;
let ada: Person;
beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  ada = await member(app);
});
afterAll(() => app.stop());

const sent = async (content: string, more: object = {}): Promise<Heard> =>
  (await cry(ada, content, more)).data!.sendMessage;
const supportAgain = async (id: string): Promise<Support | null> =>
  (await ada.get<{ crisisSupport: Support | null }>(SUPPORT, { id })).crisisSupport;
const livesIn = (zone: string) =>
  ada.get('mutation ($zone: TimeZone!) { setTimeZone(timeZone: $zone) { id } }', { zone });
const linesOf = async (person = ada) =>
  app.database.query<Record<string, unknown>>(
    'select message_id, category, rule, created_at from safety_event where account_id = $1',
    [await accountOf(person)],
  );

describe('A message of somebody in distress', () => {
  it('is flagged, answered, and on record without its words', async () => {
    const { message, crisis } = await sent(CRISIS);
    expect(message.flagged).toBe(true);
    expect(crisis!.text).toMatch(/^It sounds as if things are very hard right now\./);
    expect(await linesOf()).toEqual([
      {
        message_id: message.id,
        category: 'SUICIDE',
        rule: 'en/to-kill-oneself',
        created_at: expect.any(Date),
      },
    ]);
    const { chatHistory } = await ada.get<{ chatHistory: { nodes: { flagged: boolean }[] } }>(
      '{ chatHistory { nodes { flagged } } }',
    );
    expect(chatHistory.nodes).toEqual([{ flagged: true }, { flagged: false }]);
  });

  it('is a message like any other when it only looks like one', async () => {
    expect(await sent(HARMLESS)).toMatchObject({ message: { flagged: false }, crisis: null });
    expect(await linesOf()).toEqual([]);
  });

  it.each([
    ['Asia/Dhaka', ['BD', 'BD', 'INTERNATIONAL'], /09612 119911/],
    ['America/Chicago', ['US', 'US', 'US', 'INTERNATIONAL'], /988/],
    ['Europe/London', ['GB', 'GB', 'GB', 'INTERNATIONAL'], /116 123/],
    ['Asia/Calcutta', ['IN', 'IN', 'INTERNATIONAL'], /14416/],
    ['Europe/Moscow', ['RU', 'INTERNATIONAL'], /112/],
    ['Pacific/Tarawa', ['INTERNATIONAL'], /findahelpline\.com/],
  ])('is answered with who listens in %s, and everywhere', async (zone, regions, contact) => {
    await livesIn(zone);
    const { crisis } = await sent(CRISIS);
    expect(crisis!.resources.map(({ region }) => region)).toEqual(regions);
    expect(crisis!.resources[0]!.contact).toMatch(contact);
  });

  it('is answered in its own language', async () => {
    expect((await sent('Ich will mich umbringen')).crisis!.text).toMatch(/^Das klingt/);
    expect((await sent('আমি মরতে চাই')).crisis!.text).toMatch(/জরুরি নম্বরে/);
  });

  it('is answered alike when it comes again, and is on record once', async () => {
    const clientMessageId = randomUUID();
    const first = await sent(CRISIS, { clientMessageId });
    const again = await sent(CRISIS, { clientMessageId });
    expect(again).toEqual({ ...first, replayed: true });
    expect(await linesOf()).toHaveLength(1);
  });

  it('is noticed where an edit makes it one', async () => {
    const { message } = await sent(HARMLESS);
    const variables = { id: message.id, content: CRISIS, key: randomUUID() };
    const { editMessage } = await ada.get<{ editMessage: Heard }>(CORRECT, variables);
    expect(editMessage).toMatchObject({ message: { flagged: true } });
    expect(editMessage.crisis!.resources.at(-1)!.region).toBe('INTERNATIONAL');
    expect(await linesOf()).toHaveLength(1);
  });

  it('is answered calmly, with the resources, by the companion that is no model', async () => {
    await livesIn('Asia/Dhaka');
    const { reply, crisis } = await sent(CRISIS);
    expect(reply.content).toContain(crisis!.text);
    expect(reply.content).toContain('09612 119911');
    expect(reply.content).not.toContain(CRISIS);
  });

  it.each([
    ['is too long', { content: `${CRISIS} ${'a'.repeat(16_000)}` }, 'BAD_USER_INPUT'],
    ['is for a conversation that is not there', { conversationId: randomUUID() }, 'NOT_FOUND'],
    ['has a bad key', { clientMessageId: '' }, 'BAD_USER_INPUT'],
  ])('is refused with support when it %s', async (_, more, code) => {
    const answer = await cry(ada, CRISIS, more);
    expect(answer.errors![0]!.extensions.code).toBe(code);
    expect(supportIn(answer)!.resources.length).toBeGreaterThan(0);
    const calm = await cry(ada, HARMLESS, { ...more, content: 'a'.repeat(16_001) });
    expect(calm.errors![0]!.extensions).not.toHaveProperty('crisis');
  });

  it('leads to the same support again, later, and to that of where one lives by then', async () => {
    await livesIn('Asia/Dhaka');
    const { message, crisis } = await sent(CRISIS);
    expect(await supportAgain(message.id)).toEqual(crisis);
    await livesIn('America/Chicago');
    const { resources } = (await supportAgain(message.id))!;
    expect(resources.map(({ region }) => region)).toEqual(['US', 'US', 'US', 'INTERNATIONAL']);
  });

  it('leads to support in its language, whatever its words would be taken for by now', async () => {
    const { message } = await sent('Ich will mich umbringen');
    await app.database.query("update message set content = 'Hallo' where id = $1", [message.id]);
    expect((await supportAgain(message.id))!.text).toMatch(/^Das klingt/);
  });

  it('is the only kind that leads to support', async () => {
    const { message, reply } = await sent(HARMLESS);
    expect(await supportAgain(message.id)).toBe(null);
    expect(await supportAgain(reply.id)).toBe(null);
    expect(await ada.refusal(SUPPORT, { id: randomUUID() })).toBe('NOT_FOUND');
    expect(await ada.refusal(SUPPORT, { id: 'no id' })).toBe('BAD_USER_INPUT');
    const mine = await sent(CRISIS);
    const bob = await member(app);
    expect(await bob.refusal(SUPPORT, { id: mine.message.id })).toBe('NOT_FOUND');
  });

  it('stays on record when it is deleted, as something that was', async () => {
    await sent(CRISIS);
    await ada.get('mutation { clearHistory }');
    expect(await linesOf()).toMatchObject([{ message_id: null, category: 'SUICIDE' }]);
  });

  it('is nobody else’s to know', async () => {
    const bob = await member(app);
    await sent(CRISIS);
    expect(await linesOf(bob)).toEqual([]);
  });
});

describe('A companion that answers somebody in distress', () => {
  let stub: CompanionStub;
  let asking: RunningApp;
  beforeAll(async () => {
    stub = await companionStub();
    asking = await startApp({ env: askingThe(stub) });
  });
  beforeEach(async () => {
    stub.answers('I am here.');
    ada = await member(asking);
  });
  afterAll(async () => {
    await asking.stop();
    await stub.close();
  });

  const lastSystem = () => told(stub, stub.calls.length - 1)[0]!.content;

  it('is asked to be calm and told what to offer, in the system text alone', async () => {
    await livesIn('Europe/Berlin');
    await sent(CRISIS);
    expect(lastSystem()).toMatch(/may come from somebody in distress[\s\S]*0800 111 0 111/);
    expect(lastSystem()).toContain('do not diagnose');
    expect(lastSystem()).not.toContain(CRISIS);
  });

  it('is told so for another reply to it too, but for no other message', async () => {
    const { reply } = await sent(CRISIS);
    await ada.get(REGENERATE, { id: reply.id, key: randomUUID() });
    expect(lastSystem()).toContain('may come from somebody in distress');
    await sent('What shall I cook today?');
    expect(lastSystem()).not.toContain('somebody in distress');
  });

  it('does not stand in the way when it is still busy', async () => {
    const conversationId = await begin(ada);
    stub.next('hang');
    await cry(ada, 'Good morning', { conversationId, wait: false });
    const answer = await cry(ada, CRISIS, { conversationId });
    expect(answer.errors![0]!.extensions.code).toBe('REPLY_IN_PROGRESS');
    expect(supportIn(answer)!.resources.at(-1)!.region).toBe('INTERNATIONAL');
  });
});
