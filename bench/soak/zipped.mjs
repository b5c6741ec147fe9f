import { crc32, createDeflateRaw } from 'node:zlib';

const LOCAL = 0x04034b50;
const AFTER = 0x08074b50;
const PLACE = 0x02014b50;
const END = 0x06054b50;
/** Sizes and sum stand behind each file, since nobody knows them before; names are in UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;

/** A zip archive as a stream, one file after the other. */
export async function* zipped(files) {
  const places = [];
  let offset = 0;
  for (const { name, content } of files) {
    const title = Buffer.from(name);
    const place = { title, offset, sum: 0, packed: 0, size: 0 };
    yield Buffer.concat([u32(LOCAL), ...common(place), title]);
    const packer = createDeflateRaw();
    const source = content().map((text) => {
      const bytes = Buffer.from(text);
      place.sum = crc32(bytes, place.sum);
      place.size += bytes.length;
      return bytes;
    });
    for await (const chunk of source.pipe(packer)) {
      place.packed += chunk.length;
      yield chunk;
    }
    yield Buffer.concat([AFTER, place.sum, place.packed, place.size].map(u32));
    offset += 30 + title.length + place.packed + 16;
    places.push(place);
  }
  const directory = Buffer.concat(places.flatMap(entry));
  yield directory;
  const count = u16(places.length);
  yield Buffer.concat([u32(END), u32(0), count, count, u32(directory.length), u32(offset), u16(0)]);
}

const entry = (place) => [
  u32(PLACE),
  u16(20),
  ...common(place),
  u16(0),
  u16(0),
  u16(0),
  u32(0),
  u32(place.offset),
  place.title,
];

/** What a file's head and its place in the directory have in common. */
const common = ({ title, sum, packed, size }) => [
  u16(20),
  u16(FLAGS),
  u16(DEFLATED),
  u32(0),
  ...[sum, packed, size].map(u32),
  u16(title.length),
  u16(0),
];

function u16(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
