import { againstFloor, own, times } from './ratios.mjs';
import { count, milliseconds, percent, table } from './tables.mjs';

const nameOf = (each) => (each.own ? `**${each.name}**` : each.name);

function ratioTable(ratios) {
  return table(
    [
      '',
      'throughput, part of the floor',
      'p99, times the floor',
      'processor time per request, times the floor',
      'side note: requests/s, p50, p99',
    ],
    ratios.map((each) => [
      nameOf(each),
      times(each.ratio),
      times(each.p99Ratio),
      times(each.cpuRatio),
      `${count(each.perSecond)}, ${milliseconds(each.p50)}, ${milliseconds(each.p99)}`,
    ]),
  );
}

function costOfPolicies(uncached) {
  const { ratio } = uncached.find(({ reference }) => reference);
  return `Row-level security, with the context that it takes, costs the floor itself ${percent(1 - ratio)} of its throughput: with it
Smriti reads ${times(own(uncached).ratio / ratio)} of what nobody could read faster.`;
}

export const SECTIONS = {
  read: ({ contestants, pageBytes }) => `## Reading the newest fifty messages

Thirteen fields of fifty messages, ${count(pageBytes)} bytes of JSON, the same for everybody (checked before
measuring). Smriti takes a bearer token, keeps row-level security and logs each answer; peers have no
accounts beyond a cache session per token, and floors and peers read as the owner without row-level security.

### Cached, in Redis

${ratioTable(againstFloor(contestants, 'cached'))}

### Uncached

${ratioTable(againstFloor(contestants, 'uncached'))}

${costOfPolicies(againstFloor(contestants, 'uncached'))} PostGraphile has no response cache. The load generator was busy for ${percent(Math.max(...contestants.map((each) => each.generatorBusy)))} of
one core at most.`,

  send: (contestants) => `## Sending a message

The offline companion answers; each of the connections is another person with a conversation of their own.

${ratioTable(againstFloor(contestants))}`,

  eviction: (sizes) => `## Forgetting one account's answers

${table(
  [
    'foreign keys in Redis',
    'commands of a rating',
    'commands of a send',
    'renewal in Redis',
    'side note: the whole rating',
  ],
  sizes.map((size) => [
    count(size.keys),
    size.ofRating.join(', '),
    size.ofSend.join(', '),
    `${size.renewalMicroseconds.toFixed(1)} µs`,
    milliseconds(size.mutationMs),
  ]),
)}

Commands are those that MONITOR showed; the renewal is Redis' own clock for the SET.`,

  depth: ({ messages, pages }) => `## A conversation of ${count(messages)} messages

${table(
  ['', 'time, times the newest page', 'side note: requests/s, p50, p99'],
  pages.map((page) => [
    page.name,
    times(pages[0].perSecond / page.perSecond),
    `${count(page.perSecond)}, ${milliseconds(page.p50)}, ${milliseconds(page.p99)}`,
  ]),
)}

Both uncached.`,

  zipf: ({ people, operations, reads, keys, withoutTtl }) => `## Many people, few of them busy

${count(operations)} requests of ${count(people)} people, the nth as busy as 1/n, ten reads to one write; each write
makes all answers of its account old, so 90.9 % is the most there can be. Hits ${count(reads.hits)}, misses
${count(reads.misses)}, bypasses ${count(reads.bypasses)}. Redis held ${count(keys)} keys, ${withoutTtl.length} of them without a ttl.`,

  streams: (all) => `## Replies as they are written

How much later a word of a reply comes than the model spoke it; the floor takes the words out of the
model's events and puts them into a socket, and knows no accounts, no storing and no second reader. Of
${count(all.filter(({ own }) => own).reduce((sum, { words }) => sum + words, 0))} words all came once and in order.

${table(
  ['', 'replies at a time', 'p95, times the floor', 'processor time per word, times the floor', 'side note: p50, p95'],
  all.map((each) => {
    const floor = all.find((other) => other.floor && other.count === each.count);
    return [
      nameOf(each),
      count(each.count),
      times(each.p95 / floor.p95),
      times(each.cpuMs / floor.cpuMs),
      `${each.p50.toFixed(2)} ms, ${each.p95.toFixed(2)} ms`,
    ];
  }),
)}`,

  patience: ({ sends, pool, thinkingMs, reads }) => `## While many wait for their replies

${count(sends)} people have sent a message to a model that thinks for ${thinkingMs / 1_000} s, and Smriti has ${pool} connections to the
database. Others read fifty messages meanwhile; all figures are of the time in which nobody was answered yet.

${table(
  ['', 'p95', 'reads', 'p50', 'longest seen “idle in transaction”'],
  reads.map((each) => [
    each.name,
    milliseconds(each.p95),
    count(each.count),
    milliseconds(each.p50),
    milliseconds(each.idleMs),
  ]),
)}

Between two statements of one transaction a connection is idle for a moment; one that waited for the model
would be so for seconds.`,

  streaks: ({ days, accounts, sessions, reports, sessionReports, plans }) => `## The reports on streaks and sessions

${count(days)} days of activity of ${count(accounts)} accounts, in ${count(sessions)} sessions; medians of all questions, over HTTP.

${table(
  ['', 'found', 'time', 'slowest'],
  [
    ...reports.map((each) => [
      `streaks, ${each.span} days, ${each.freezes === 0 ? 'no freezes' : `up to ${each.freezes} freezes`}`,
      `${count(each.found)} accounts on a streak`,
      milliseconds(each.ms),
      milliseconds(each.slowestMs),
    ]),
    ...sessionReports.map((each) => [
      `sessions, ${each.span} days`,
      `${count(each.found)} sessions`,
      milliseconds(each.ms),
      milliseconds(each.slowestMs),
    ]),
  ],
)}

${Object.entries(plans).map(planOf).join('\n\n')}`,

  claim: ({ messages, rawMs, claimMs }) => `## A guest claimed

${count(messages)} messages in twenty conversations, with the account's log, what replies cost, and everything
else that comes along, through HTTP and under row-level security: ${times(claimMs / rawMs)} times one raw UPDATE of
the owner of as many messages in the same table (${milliseconds(claimMs)} and ${milliseconds(rawMs)}, medians).`,

  memory: (servers) => `## Memory

Resident, each server by itself: after its first answer, and after reads at full speed.

${table(
  ['', 'after the start', 'after load'],
  servers.map((each) => [
    `${nameOf(each)}, ${each.kind}`,
    `${count(each.idleMiB)} MiB`,
    `${count(each.loadedMiB)} MiB`,
  ]),
)}`,
};

const planOf = ([what, plan]) => `<details><summary>What the database does for 400 days: ${what}</summary>

\`\`\`
${plan.map((line) => line.slice(0, 160)).join('\n')}
\`\`\`

</details>`;
