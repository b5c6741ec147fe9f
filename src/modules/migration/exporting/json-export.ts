import type { EntityManager } from '@mikro-orm/postgresql';
import type { Section } from '../../account/index.js';
import type { Chronicle, ToldConversation } from '../../chat/index.js';
import { EXPORT_VERSION, type Manifest, Tally } from './manifest.js';

/** A longer conversation goes on in a further element, so that none is too large to be read again. */
const MOST_MESSAGES = 5_000;
const MOST_CHARACTERS = 4 * 1_048_576;

export interface JsonExportParts {
  about: object;
  sections: readonly Section[];
  chronicle: Chronicle;
  seal(manifest: Manifest): Promise<string>;
}

/** Everything as one JSON text, piece by piece, with counts and checksums at its end. */
export async function* jsonExport(
  em: EntityManager,
  { about, sections, chronicle, seal }: JsonExportParts,
): AsyncIterable<string> {
  const manifest: Manifest = { sections: {}, messages: 0 };
  yield `{"smriti":${JSON.stringify({ version: EXPORT_VERSION, ...about })}`;
  for (const section of sections) {
    const tally = new Tally();
    yield `,\n"${section.name}":[`;
    yield* listed(rowsIn(section.rows(em)), tally);
    manifest.sections[section.name] = tally.figures;
  }
  const tally = new Tally();
  yield ',\n"conversations":[';
  const pieces = conversationsIn(em, chronicle, () => (manifest.messages += 1));
  yield* listed(pieces, tally);
  manifest.sections['conversations'] = tally.figures;
  yield `,\n"manifest":${JSON.stringify({ ...manifest, seal: await seal(manifest) })}}\n`;
}

/** A row in pieces of its text. */
type RowText = Iterable<string> | AsyncIterable<string>;

async function* listed(rows: AsyncIterable<RowText>, tally: Tally): AsyncIterable<string> {
  let separator = '\n';
  for await (const row of rows) {
    yield separator;
    for await (const part of row) {
      tally.part(part);
      yield part;
    }
    tally.endRow();
    separator = ',\n';
  }
  yield ']';
}

async function* rowsIn(rows: AsyncIterable<object>): AsyncIterable<RowText> {
  for await (const row of rows) yield [JSON.stringify(row)];
}

async function* conversationsIn(
  em: EntityManager,
  chronicle: Chronicle,
  onMessage: () => void,
): AsyncIterable<RowText> {
  for await (const conversation of chronicle.conversations(em)) {
    const messages = chronicle.messages(em, conversation.id, 'all')[Symbol.asyncIterator]();
    const pieces = new Pieces(conversation, messages, onMessage);
    do yield pieces.next();
    while (!pieces.isOver);
  }
}

/** One conversation in elements of bounded size. */
class Pieces {
  isOver = false;
  private begun = false;

  constructor(
    private readonly conversation: ToldConversation,
    private readonly messages: AsyncIterator<object & { content: string }>,
    private readonly onMessage: () => void,
  ) {}

  async *next(): AsyncIterable<string> {
    const { id } = this.conversation;
    const head = this.begun ? { id, continues: true } : this.conversation;
    this.begun = true;
    yield `${JSON.stringify(head).slice(0, -1)},"messages":[`;
    let characters = 0;
    for (let count = 0; count < MOST_MESSAGES && characters < MOST_CHARACTERS; count += 1) {
      const { done, value } = await this.messages.next();
      this.isOver = Boolean(done);
      if (done) break;
      this.onMessage();
      characters += value.content.length;
      yield `${count > 0 ? ',' : ''}${JSON.stringify(value)}`;
    }
    yield ']}';
  }
}
