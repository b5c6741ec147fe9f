export const percent = (part) => `${(100 * part).toFixed(1)} %`;

/** Rows under their heads, in columns. */
export function table(heads, rows) {
  const all = [heads, ...rows].map((row) => row.map(String));
  const widths = heads.map((_, at) => Math.max(...all.map((row) => row[at].length)));
  return all.map((row) => row.map((cell, at) => cell.padEnd(widths[at])).join('  ').trimEnd()).join('\n');
}

/** How often one of these scores is above one of those; a tie is half. */
export function areaUnderCurve(these, those) {
  const sorted = those.toSorted((one, other) => one - other);
  const below = (score, fits) => {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (fits(sorted[middle], score)) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  const wins = these.map(
    (score) =>
      (below(score, (other, own) => other < own) + below(score, (other, own) => other <= own)) / 2,
  );
  return wins.reduce((sum, won) => sum + won, 0) / (these.length * those.length);
}
