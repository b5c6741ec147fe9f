import { parseArgs } from 'node:util';

export const PARTS = ['read', 'send', 'eviction', 'depth', 'zipf', 'streams', 'patience', 'streaks', 'claim', 'memory'];

export const USAGE = `npm run bench -- [${PARTS.join(' ')}] [--rounds n] [--seconds n] [--quick]

Without names every part is measured. --rounds (5) and --seconds (4) say how often and how long each
contestant is fired at; --quick measures little, to see whether everything runs. Only a whole run
that was not quick writes bench/report.md and bench/chart.svg; any other is printed.`;

/**
 * What was asked for on the command line.
 * @throws Error with one sentence
 */
export function readOptions(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.filter((name) => !PARTS.includes(name));
  if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}.`);
  return {
    help: values.help,
    isQuick: values.quick,
    rounds: wholeNumber('rounds', values.rounds ?? (values.quick ? 3 : 5)),
    seconds: wholeNumber('seconds', values.seconds ?? (values.quick ? 1 : 4)),
    parts: positionals.length > 0 ? PARTS.filter((name) => positionals.includes(name)) : PARTS,
  };
}

function wholeNumber(name, text) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} must be a whole number.`);
  return number;
}
