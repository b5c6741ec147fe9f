import { createWriteStream } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { zipped } from './zipped.mjs';

const WORDS =
  'the kettle sings while rain walks over our roof and somebody asks what moss knows of time'.split(
    ' ',
  );

/** What is in a file that was made. */
const nothing = () => ({ conversations: 0, messages: 0 });

/** Writes an export of ChatGPT of that size, as it lies in the archive: one array of conversations. */
export async function makeExport(path, bytes) {
  const made = nothing();
  await pipeline(Readable.from(textOf(bytes, made)), createWriteStream(path));
  return made;
}

/** The same in the archive that people are sent, in shards as long histories are. */
export async function makeArchive(path, bytes, shards) {
  const made = nothing();
  const files = Array.from({ length: shards }, (_, nth) => ({
    name: `conversations-${String(nth).padStart(3, '0')}.json`,
    content: () => Readable.from(textOf(bytes / shards, made)),
  }));
  await pipeline(Readable.from(zipped(files)), new PassThrough(), createWriteStream(path));
  return made;
}

function* textOf(bytes, made) {
  let written = 0;
  for (let opening = '['; written < bytes; opening = ',') {
    const talk = conversation(made.conversations);
    const text = `${opening}${JSON.stringify(talk)}`;
    written += text.length;
    made.conversations += 1;
    made.messages += Object.keys(talk.mapping).length - 1;
    yield text;
  }
  yield ']';
}

/** Between 4 and 60 messages, one regenerated, with the metadata that real ones carry along. */
function conversation(nth) {
  const mapping = { root: { id: 'root', message: null, parent: null, children: [] } };
  const count = 4 + ((nth * 7) % 57);
  let parent = 'root';
  for (let at = 0; at < count; at += 1) {
    const id = `${nth}-${at}`;
    mapping[id] = { id, parent, children: [], message: message(id, at, nth) };
    if (at !== count - 2) parent = id;
  }
  return {
    title: sentence(nth, 4),
    create_time: 1_600_000_000 + nth * 60,
    mapping,
    current_node: `${nth}-${count - 1}`,
    conversation_id: `talk-${nth}`,
    default_model_slug: 'gpt-4o',
  };
}

function message(id, at, nth) {
  return {
    id,
    author: { role: at % 2 === 0 ? 'user' : 'assistant', name: null, metadata: {} },
    create_time: 1_600_000_000 + nth * 60 + at,
    content: { content_type: 'text', parts: [sentence(nth + at, at % 2 === 0 ? 20 : 320)] },
    status: 'finished_successfully',
    weight: 1,
    metadata: {
      model_slug: 'gpt-4o',
      request_id: `r-${id}`,
      timestamp_: 'absolute',
      citations: [],
    },
    recipient: 'all',
  };
}

function sentence(seed, words) {
  let state = seed * 2_654_435_761 + 1;
  return Array.from({ length: words }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return WORDS[state % WORDS.length];
  }).join(' ');
}
