import { CONNECTIONS } from '../load/load.mjs';
import { SECTIONS } from './sections.mjs';
import { table } from './tables.mjs';
import { targets } from './targets.mjs';

/** What was found, in Markdown: whether it is enough first, then how it stands to others. */
export function report(found, surroundings, options) {
  return `${[
    '# Smriti measured beside others',
    introduction(surroundings, options),
    ...(found.read ? ['![Reads as parts of their floors](chart.svg)'] : []),
    '## What was promised',
    verdicts(found),
    ...Object.keys(found).map((part) => SECTIONS[part](found[part])),
    '## Surroundings',
    versions(surroundings),
  ].join('\n\n')}\n`;
}

function introduction({ date, cores, commit }, { rounds, seconds, isQuick, parts }) {
  const flags = [
    ...parts,
    `--rounds ${rounds}`,
    `--seconds ${seconds}`,
    ...(isQuick ? ['--quick'] : []),
  ];
  return `Measured on ${date} at commit ${commit}, on a machine of ${cores} cores that also carried PostgreSQL, Redis and
the load generator. All contestants ran in one run, each as one process, over loopback HTTP with ${CONNECTIONS}
kept-alive connections, in turns: ${rounds} rounds of ${seconds} s after a warm-up, each round beginning with another one;
figures are medians of the rounds. Read the ratios: seconds belong to the machine.

To repeat it: \`npm run bench -- ${flags.join(' ')}\``;
}

function verdicts(found) {
  const rows = targets(found).map(({ what, wanted, found, met }) => [
    what,
    wanted,
    found,
    met ? 'yes' : '**no**',
  ]);
  return rows.length > 0
    ? table(['', 'target', 'this run', 'met'], rows)
    : 'These parts have no target.';
}

const versions = ({ versions }) =>
  `${Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(' · ')}. PostgreSQL writes to disk (fsync on); Redis keeps nothing on disk.`;
