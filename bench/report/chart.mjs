import { againstFloor, times } from './ratios.mjs';

const WIDTH = 760;
const LABELS = 215;
const BAR = 20;
const STEP = 30;
/** Bars end before the column of figures begins. */
const SCALE = WIDTH - LABELS - 60;

/** Legible on a light and on a dark page alike: nothing is painted behind it. */
const STYLE = `
    text { font-family: system-ui, -apple-system, 'Segoe UI', sans-serif; font-size: 14px; fill: #24292f; }
    .title { font-weight: 600; }
    .own { font-weight: 700; }
    .bar { fill: #8c959f; }
    .bar.floor { fill: #afb8c1; }
    .bar.own { fill: #0969da; }
    .floor-line { stroke: #8c959f; stroke-dasharray: 3 4; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      .bar { fill: #6e7681; }
      .bar.floor { fill: #484f58; }
      .bar.own { fill: #4493f8; }
      .floor-line { stroke: #6e7681; }
    }`;

/** Throughput of the reads as parts of their floors, one group of bars for each kind. */
export function chart(contestants) {
  const longest = Math.max(
    ...['cached', 'uncached']
      .flatMap((kind) => againstFloor(contestants, kind))
      .map(({ ratio }) => ratio),
  );
  const unit = SCALE / longest;
  const cached = group('Cached reads', againstFloor(contestants, 'cached'), 24, unit);
  const uncached = group(
    'Uncached reads',
    againstFloor(contestants, 'uncached'),
    cached.end + 34,
    unit,
  );
  const height = uncached.end + 4;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">
  <title>Requests per second as parts of the floor, fifty messages, one process</title>
  <style>${STYLE}
  </style>
${cached.svg}
${uncached.svg}
</svg>
`;
}

function group(title, ratios, top, unit) {
  const first = top + 16;
  const end = first + ratios.length * STEP;
  const floorAt = LABELS + unit;
  const bars = ratios.map((each, at) => bar(each, first + at * STEP, unit));
  const svg = [
    `  <text class="title" x="0" y="${top}">${title}, requests per second (floor = 1)</text>`,
    `  <line class="floor-line" x1="${round(floorAt)}" x2="${round(floorAt)}" y1="${first - 6}" y2="${end - 4}" />`,
    ...bars,
  ].join('\n');
  return { svg, end };
}

function bar({ name, ratio, own, floor, reference }, top, unit) {
  const kind = own ? ' own' : floor || reference ? ' floor' : '';
  const width = Math.max(ratio * unit, 2);
  const middle = top + BAR / 2 + 5;
  return [
    `  <text class="name${kind}" x="${LABELS - 10}" y="${middle}" text-anchor="end">${name}</text>`,
    `  <rect class="bar${kind}" x="${LABELS}" y="${top}" width="${round(width)}" height="${BAR}" rx="3" />`,
    `  <text class="value${kind}" x="${WIDTH}" y="${middle}" text-anchor="end">${times(ratio)}</text>`,
  ].join('\n');
}

const round = (number) => Math.round(number * 10) / 10;
