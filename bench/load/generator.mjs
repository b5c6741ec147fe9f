import { randomUUID } from 'node:crypto';
import { Client } from 'undici';

/**
 * Makes load, in a process of its own. Each connection is kept alive and has one request under way;
 * `seconds` says how long, or `schedule` which requests (by their place) are made once each.
 */
process.on('message', async (shot) => process.send(await fire(shot)));
process.once('disconnect', () => process.exit());

async function fire(shot) {
  const tally = { latencies: [], failures: 0, sample: '' };
  const lanes = Array.from({ length: shot.connections }, (_, lane) => ({
    client: new Client(new URL(shot.url).origin, { pipelining: 1 }),
    next: nextOf(shot, lane),
  }));
  const cpuBefore = process.cpuUsage();
  const begun = performance.now();
  await Promise.all(lanes.map((lane) => drive(lane, shot, tally)));
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpuBefore);
  await Promise.all(lanes.map(({ client }) => client.close()));
  return { ...summary(tally, ms), generatorBusy: (user + system) / 1_000 / ms };
}

/** Where a lane gets its next request; undefined when it is done. */
function nextOf({ requests, schedule, seconds }, lane) {
  if (schedule) return () => requests[schedule.pop()];
  const end = performance.now() + seconds * 1_000;
  return () => (performance.now() < end ? requests[lane % requests.length] : undefined);
}

async function drive({ client, next }, { url }, tally) {
  const path = new URL(url).pathname;
  for (let request = next(); request; request = next()) {
    const begun = performance.now();
    const answer = await exchange(client, path, request);
    tally.latencies.push(performance.now() - begun);
    tally.sample ||= answer.beginning.toString().slice(0, 300);
    if (answer.status !== 200 || answer.beginning.indexOf('{"errors"') === 0) {
      tally.failures += 1;
      tally.failure ??= answer.beginning.toString().slice(0, 300);
    }
  }
}

/** Through undici's inner door: no stream and no promise for each chunk. */
function exchange(client, path, { authorization, body }) {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  if (authorization) headers.authorization = authorization;
  return new Promise((resolve, reject) => {
    let status = 0;
    let beginning;
    client.dispatch(
      { path, method: 'POST', headers, body: body.replaceAll('{{fresh}}', () => randomUUID()) },
      {
        onConnect: () => undefined,
        onHeaders: (code) => (status = code) > 0,
        onData: (chunk) => (beginning ??= chunk) !== undefined,
        onComplete: () => resolve({ status, beginning: beginning ?? Buffer.alloc(0) }),
        onError: reject,
      },
    );
  });
}

function summary({ latencies, ...rest }, ms) {
  const sorted = Float64Array.from(latencies).toSorted();
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const count = sorted.length;
  return { ...rest, count, perSecond: count / (ms / 1_000), p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
