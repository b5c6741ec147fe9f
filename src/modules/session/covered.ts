/** Something that took time, both ends known. */
export interface Span {
  startedAt: Date;
  endedAt: Date;
}

/** Milliseconds that lie in at least one span: overlaps count once. */
export function coveredMs(spans: readonly Span[]): number {
  let covered = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { startedAt, endedAt } of spans.toSorted(
    (one, two) => +one.startedAt - +two.startedAt,
  )) {
    covered += Math.max(0, +endedAt - Math.max(+startedAt, reached));
    reached = Math.max(reached, +endedAt);
  }
  return covered;
}
