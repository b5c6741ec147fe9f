import { againstFloor, bestPeer, own, times } from './ratios.mjs';
import { count, milliseconds, percent } from './tables.mjs';

/** What was promised, what came out in this run, and whether that is enough; no part, no line. */
export function targets({ read, send, eviction, depth, zipf, patience, streaks, claim }) {
  return [
    ...(read ? ofReads(read.contestants) : []),
    ...(send ? ofSends(send) : []),
    ...(eviction ? ofEviction(eviction) : []),
    ...(depth ? ofDepth(depth) : []),
    ...(zipf ? ofZipf(zipf) : []),
    ...(patience ? ofPatience(patience) : []),
    ...(streaks ? ofStreaks(streaks) : []),
    ...(claim ? ofClaim(claim) : []),
  ];
}

const atLeast = (what, wanted, found) => ({
  what,
  wanted: `≥ ${times(wanted)}`,
  found: times(found),
  met: found >= wanted,
});
const atMost = (what, wanted, found) => ({
  what,
  wanted: `≤ ${times(wanted)}`,
  found: times(found),
  met: found <= wanted,
});

function ofReads(contestants) {
  const [cached, uncached] = ['cached', 'uncached'].map((kind) => againstFloor(contestants, kind));
  const [fast, slow] = [own(cached), own(uncached)];
  const peer = (name) => uncached.find((each) => each.name === name);
  const best = bestPeer(cached);
  return [
    atLeast('Cached read, part of `node:http` + one Redis MGET', 0.8, fast.ratio),
    atLeast(`Cached read, times the best peer (${best.name})`, 1.3, fast.ratio / best.ratio),
    atMost('Cached read, p99 in times of the floor’s', 2, fast.p99Ratio),
    atLeast('Uncached read, part of `node:http` + `pg`', 0.5, slow.ratio),
    ...['Apollo Server', 'GraphQL Yoga'].map((name) =>
      atLeast(`Uncached read, times ${name}`, 1, slow.ratio / peer(name).ratio),
    ),
  ];
}

const ofSends = (send) => [
  atLeast(
    'Send, part of raw SQL that writes the same rows in two transactions',
    0.4,
    own(againstFloor(send)).ratio,
  ),
];

/** News goes out by publishing, whoever listens; the first to listen subscribes. */
const forgetting = (commands) => commands.filter((name) => !/^s?(publish|subscribe)$/i.test(name));

function ofEviction(sizes) {
  const [least, most] = [sizes[0], sizes.at(-1)];
  const writes = sizes.map((size) => [size.ofRating, size.ofSend].map(forgetting));
  const [first] = writes.map((names) => JSON.stringify(names));
  const alike = writes.every((names) => JSON.stringify(names) === first);
  const isClean = alike && sizes.every(({ forbidden }) => forbidden === null);
  const longest = Math.max(...writes.flat().map((names) => names.length));
  const grown = most.renewalMicroseconds / least.renewalMicroseconds;
  return [
    {
      what: 'Eviction, besides publishing the same commands at every size, none of SCAN, KEYS, FLUSH',
      wanted: 'yes',
      found: isClean ? 'yes' : 'no',
      met: isClean,
    },
    {
      what: 'Eviction, besides publishing the commands of one write, at most',
      wanted: '≤ 3',
      found: `${longest}`,
      met: longest <= 3,
    },
    atMost(
      'Eviction, a renewal beside the most keys in times of one beside the fewest',
      1.5,
      grown,
    ),
  ];
}

const ofDepth = ({ pages: [newest, deep] }) => [
  atMost(
    'A page at depth, time in times of the newest page’s',
    1.2,
    newest.perSecond / deep.perSecond,
  ),
];

function ofZipf({ reads, withoutTtl }) {
  const rate = reads.hits / (reads.hits + reads.misses + reads.bypasses);
  return [
    { what: 'Hit rate, Zipf reads 10:1', wanted: '≥ 80 %', found: percent(rate), met: rate >= 0.8 },
    {
      what: 'Keys without a ttl',
      wanted: '0',
      found: `${withoutTtl.length}`,
      met: withoutTtl.length === 0,
    },
  ];
}

const ofPatience = ({ sends, pool, reads }) =>
  reads.map(({ name, p95 }) => ({
    what: `History read by others while ${sends} sends wait, ${pool} connections, p95: ${name.toLowerCase()}`,
    wanted: '< 100 ms',
    found: milliseconds(p95),
    met: p95 < 100,
  }));

function ofStreaks({ days, reports, sessionReports }) {
  const within = (what, all) => {
    const slowest = Math.max(...all.map(({ ms }) => ms));
    return {
      what: `The report on ${what} over ${count(days)} days of activity, its slowest kind`,
      wanted: '≤ 2 s',
      found: `${(slowest / 1_000).toFixed(2)} s`,
      met: slowest <= 2_000,
    };
  };
  return [within('streaks', reports), within('sessions', sessionReports)];
}

const ofClaim = ({ messages, rawMs, claimMs }) => [
  atMost(
    `A claim of ${count(messages)} messages, in times of one raw UPDATE of their owner`,
    3,
    claimMs / rawMs,
  ),
];
