/** Figures of one kind of read as parts of its floor's. */
export function againstFloor(contestants, kind) {
  const all = contestants.filter((each) => kind === undefined || each.kind === kind);
  const floor = all.find((each) => each.floor);
  return all
    .map((each) => ({
      ...each,
      ratio: each.perSecond / floor.perSecond,
      p99Ratio: each.p99 / floor.p99,
      cpuRatio: each.cpuMs / floor.cpuMs,
    }))
    .toSorted((one, other) => other.ratio - one.ratio);
}

export const own = (ratios) => ratios.find((each) => each.own);

export const bestPeer = (ratios) =>
  ratios.find((each) => !each.own && !each.floor && !each.reference);

export const times = (ratio) => ratio.toFixed(2);
