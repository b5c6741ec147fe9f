import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../../../support/app.js';
import { type Importer, importer } from './taking.js';
import { zipOf } from './zip.js';

let app: Awaited<ReturnType<typeof startApp>>;
let ada: Importer;
beforeAll(async () => {
  app = await startApp();
  ada = await importer(app);
});
afterAll(() => app.stop());

const talk = (id: string, ...words: string[]) => ({
  id,
  conversations: words.map((value) => ({ from: 'human', value })),
});
const two = [talk('a', 'Grüße aus Köln 👋', 'ok'), talk('b', 'ok')];
const NOTHING = { conversations: 0, added: 0 };
const nothingKept = async (person: Importer) =>
  expect(await person.rows('select id from conversation where account_id = $1')).toEqual([]);

describe('The encoding of a file', () => {
  const text = JSON.stringify(two);
  const swapped = Buffer.from(text, 'utf16le').swap16();
  it.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 with a byte order mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without one', Buffer.from(text, 'utf16le')],
    ['UTF-16, big end first', swapped],
  ])('may be %s', async (_, bytes) => {
    const person = await importer(app);
    expect(await person.take(bytes)).toMatchObject({ added: 3, broken: [] });
    expect(await person.kept()).toContain('USER: Grüße aus Köln 👋');
  });

  it('is not guessed at where it is another: nobody’s words are changed', async () => {
    const person = await importer(app);
    const report = await person.take(Buffer.from(JSON.stringify([talk('a', 'Grüße')]), 'latin1'));
    expect(report).toMatchObject({
      ...NOTHING,
      broken: [expect.stringContaining('not valid UTF-8')],
    });
    await nothingKept(person);
  });
});

describe('A file that breaks off or off its rails', () => {
  it('leaves whole conversations, and says where it ended', async () => {
    const person = await importer(app);
    const report = await person.take(JSON.stringify([...two, talk('c', 'lost')]).slice(0, -9));
    expect(report).toMatchObject({
      conversations: 2,
      added: 3,
      broken: ['after conversation 2: It is not valid JSON from here on, or it is cut off.'],
    });
  });

  it.each([
    [
      'nested without end',
      `[{"conversations":${'['.repeat(2_000_000)}`,
      'nested deeper than 10000 levels',
    ],
    [
      'made of countless parts',
      `[{"conversations":[${'{},'.repeat(800_000)}`,
      'more than 2000000 parts',
    ],
    ['one endless text', `[{"conversations":["${'x'.repeat(34 * 1_048_576)}`, 'larger than 32 MiB'],
  ])('is not read further when it is %s', async (_, file, reason) => {
    const person = await importer(app);
    expect(await person.take(file)).toMatchObject({
      ...NOTHING,
      broken: [expect.stringContaining(reason)],
    });
    await nothingKept(person);
  });

  it('cuts a message that no page could answer, and says so', async () => {
    const person = await importer(app);
    const report = await person.take([talk('long', 'y'.repeat(500_001))]);
    expect(report).toMatchObject({
      added: 1,
      broken: ['conversation 1, message 1: only its first 500000 characters were kept'],
    });
  });

  it.each([
    ['is empty', '', 'it is empty'],
    ['holds blanks alone', ' \n\t ', 'it is empty'],
    ['is of no known format', '{"hello": "world"}', 'its format is not known'],
    ['is a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'its format is not known'],
    ['is a table of something else', 'name,age\nAda,36\n', 'its format is not known'],
  ])('is refused when it %s', async (_, file, reason) => {
    await expect(ada.take(file)).rejects.toMatchObject({ reason: expect.stringContaining(reason) });
  });
});

describe('An archive', () => {
  const json = (...talks: object[]) => JSON.stringify(talks);

  it('is read file by file, whatever their names; the others are no matter', async () => {
    const person = await importer(app);
    const archive = zipOf(
      { name: 'chat.html', content: '<html>[{"conversations":[]}]</html>' },
      { name: 'conversations-000.json', content: json(talk('a', 'one')) },
      {
        name: 'a folder/conversations-001.txt',
        content: json(talk('b', 'two'), talk('c', 'three')),
      },
      { name: 'picture.png', content: Buffer.from('89504e470d0a1a0a', 'hex') },
      { name: 'user.json', content: '{"id":"user-1","email":"ada@example.org"}' },
    );
    expect(await person.take(archive)).toMatchObject({ conversations: 3, added: 3, broken: [] });
    expect(await person.take(archive)).toMatchObject({ conversations: 3, added: 0, known: 3 });
    expect(await person.kept()).toEqual(['USER: one', 'USER: two', 'USER: three']);
  });

  const good = { name: 'conversations.json', content: json(talk('a', 'x')) };
  it.each([
    [
      'with a name that leads out of it',
      zipOf(good, { name: '../../etc/cron.d/x', content: 'x' }),
      'leads out of it',
    ],
    [
      'with an absolute name',
      zipOf(good, { name: '/etc/passwd', content: 'x' }),
      'leads out of it',
    ],
    [
      'with a name of another system',
      zipOf(good, { name: '..\\x', content: 'x' }),
      'leads out of it',
    ],
    ['that is encrypted', zipOf({ ...good, isEncrypted: true }), 'encrypted'],
    ['that is cut off', zipOf(good).subarray(0, -30), 'damaged or cut off'],
    [
      'that says it holds more than any export',
      zipOf({
        name: 'c.json',
        content: json(talk('a', 'x'.repeat(400_000))),
        declaredBytes: 3_000_000_000,
      }),
      'more than 2 GiB',
    ],
    [
      'without anything known',
      zipOf({ name: 'conversations.json', content: 'Hello' }),
      'no file in the archive',
    ],
  ])('is refused %s', async (_, archive, reason) => {
    const person = await importer(app);
    await expect(person.take(archive)).rejects.toMatchObject({
      reason: expect.stringContaining(reason),
    });
    await nothingKept(person);
  });

  it('that holds more than it says is read no further', async () => {
    const person = await importer(app);
    const content = json(talk('a', 'x'), talk('bomb', '0'.repeat(20_000_000)));
    const report = await person.take(zipOf({ name: 'c.json', content, declaredBytes: 300_000 }));
    expect(report).toMatchObject({
      conversations: 1,
      added: 1,
      broken: ['after conversation 1: The archive is damaged here.'],
    });
  });

  it('that unpacks to a thousand times its size is read with bounded memory', async () => {
    const person = await importer(app);
    const content = `[{"conversations":["${'0'.repeat(100 * 1_048_576)}"]}]`;
    const archive = zipOf({ name: 'conversations.json', content });
    expect(archive.length).toBeLessThan(150_000);
    const before = process.memoryUsage.rss();
    const report = await person.take(archive);
    expect(report).toMatchObject({
      ...NOTHING,
      broken: [expect.stringContaining('larger than 32 MiB')],
    });
    expect(process.memoryUsage.rss() - before).toBeLessThan(256 * 1_048_576);
  });
});
