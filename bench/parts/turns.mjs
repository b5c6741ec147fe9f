const WARM_UP_SECONDS = 2;
/** Before each turn, uncounted: who waited for the others may have lost its code to the machine's thrift. */
const AWAKENING_SECONDS = 0.5;
const FIGURES = ['perSecond', 'p50', 'p99', 'cpuMs', 'generatorBusy'];

/**
 * Measures everybody in turns, each round beginning with another one, so that what the machine does
 * besides hits nobody more than others. Answers each with the median of its rounds.
 */
export async function inTurns(contestants, { rounds, seconds, say }) {
  const found = contestants.map(() => []);
  for (const { fire } of contestants) await fire(Math.min(WARM_UP_SECONDS, seconds));
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const at = (turn + round) % contestants.length;
      await contestants[at].fire(AWAKENING_SECONDS);
      found[at].push(await contestants[at].fire(seconds));
    }
    say(`Round ${round + 1} of ${rounds} is done.`);
  }
  return contestants.map((contestant, at) => ({ ...contestant, ...medians(found[at]) }));
}

const medians = (all) =>
  Object.fromEntries(FIGURES.map((figure) => [figure, median(all.map((each) => each[figure]))]));

export function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
