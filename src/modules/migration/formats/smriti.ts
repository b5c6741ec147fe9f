import type { RecalledConversation, RecalledMessage, ToldMessage } from '../../chat/index.js';
import { type Manifest, Tally } from '../exporting/manifest.js';
import { broken, type Format, type Item, type TextFile } from './format.js';
import { Unreadable } from './reading/chunks.js';
import { jsonElements } from './reading/json-reader.js';
import { manifestIn, toldConversation, toldMessage, toldPiece } from './smriti-schema.js';

const ROWS_AT_ONCE = 200;
const EVERYTHING = ['$.*.*'];

/**
 * Smriti's own export (docs/importing.md). It is read twice: what it says about itself stands at its
 * end and must be known before.
 */
export const smriti: Format = {
  name: 'smriti',
  title: 'Smriti',
  recognises: ({ paths }) => paths.has('smriti.version'),
  async *read(file) {
    const { manifest, isTrue } = await lookedThrough(file);
    yield { kind: 'manifest', manifest, isTrue };
    let rows: unknown[] = [];
    let section = '';
    const identities = new Identities();
    for await (const { value, path } of jsonElements(file.read(), EVERYTHING)) {
      const name = String(path[0]);
      if (rows.length > 0 && (name !== section || rows.length >= ROWS_AT_ONCE)) {
        yield { kind: 'section', name: section, rows };
        rows = [];
      }
      section = name;
      if (name === 'conversations') {
        yield* conversationIn(value, `conversation ${Number(path[1]) + 1}`, identities);
      } else if (name !== 'smriti' && name !== 'manifest') rows.push(value);
    }
    if (rows.length > 0) yield { kind: 'section', name: section, rows };
  },
};

/** What it says about itself, and whether that is true; a file that is cut off says nothing. */
async function lookedThrough(file: TextFile): Promise<{ manifest: Manifest; isTrue: boolean }> {
  const tallies = new Map<string, Tally>();
  const said: Record<string, unknown> = {};
  try {
    for await (const { value, path } of jsonElements(file.glance(), EVERYTHING)) {
      const [section, name] = path.map(String);
      if (section === 'manifest') said[name!] = value;
      else if (section !== 'smriti') {
        const tally = tallies.get(section!) ?? new Tally();
        tallies.set(section!, tally);
        tally.row(value);
      }
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  }
  const manifest = manifestIn.safeParse(said).data ?? { sections: {}, messages: 0 };
  const figures = Object.entries(manifest.sections);
  const isTrue =
    [...tallies.keys()].every((name) => Object.hasOwn(manifest.sections, name)) &&
    figures.every(([name, { rows, sha256 }]) => {
      const found = (tallies.get(name) ?? new Tally()).figures;
      return found.rows === rows && found.sha256 === sha256;
    });
  return { manifest, isTrue: isTrue && figures.length > 0 };
}

/** Of the conversation that is being read: where messages have another identity than their id. */
class Identities {
  private conversation = '';
  private readonly known = new Map<string, string>();

  begin(conversation: string): void {
    if (conversation !== this.conversation) this.known.clear();
    this.conversation = conversation;
  }

  learn({ id, importId }: ToldMessage): void {
    if (importId) this.known.set(id, importId);
  }

  of(id: string | null): string | undefined {
    return id === null ? undefined : this.known.get(id);
  }
}

function* conversationIn(value: unknown, where: string, identities: Identities): Iterable<Item> {
  const piece = toldPiece.safeParse(value).data;
  const told = piece && !piece.continues ? toldConversation.safeParse(value).data : null;
  if (!piece || told === undefined) {
    yield broken(where, 'it is not what an export of Smriti holds');
    return;
  }
  identities.begin(piece.id);
  const messages: RecalledMessage[] = [];
  for (const [at, each] of piece.messages.entries()) {
    const message = toldMessage.safeParse(each).data;
    if (!message) {
      yield broken(`${where}, message ${at + 1}`, 'it is not what an export of Smriti holds');
      continue;
    }
    identities.learn(message);
    messages.push(recalled(message, identities));
  }
  const conversation: RecalledConversation = {
    key: piece.id,
    messages,
    told,
    begunAt: told ? new Date(told.createdAt) : undefined,
    activeKey: told?.activeLeafId ?? undefined,
  };
  yield { kind: 'conversation', conversation };
}

const recalled = (told: ToldMessage, identities: Identities): RecalledMessage => ({
  key: told.id,
  parentKey: told.parentId,
  role: told.role,
  content: told.content,
  contentType: told.contentType,
  saidAt: new Date(told.createdAt),
  model: told.model ?? undefined,
  identity: identities.of(told.id),
  parentIdentity: identities.of(told.parentId),
  told,
});
