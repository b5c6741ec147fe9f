import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import teardown from '../test/support/services/teardown.mjs';
import { installPeers } from './install.mjs';
import { PARTS, readOptions, USAGE } from './options.mjs';

const here = import.meta.dirname;
const say = (line) => console.log(`${new Date().toTimeString().slice(0, 8)}  ${line}`);

// Everything works under one directory, whose keeper ends it by process id when told or left alone.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => leave(130));
try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else await run(options);
  await leave(0);
} catch (error) {
  console.error(error);
  await leave(1);
}

async function run(options) {
  installPeers(say);
  // What needs the peers can be read only when they are there.
  const { openStage, closeStage } = await import('./stage/stage.mjs');
  say('Starting PostgreSQL and Redis.');
  const stage = await openStage();
  const found = {};
  for (const name of options.parts) {
    say(`── ${name}`);
    const part = await import(`./parts/${name}.mjs`);
    found[name] = await part[name](stage, { ...options, say: (line) => say(`   ${line}`) });
  }
  await writeDown(found, stage, options);
  await closeStage(stage);
}

async function writeDown(found, stage, options) {
  const { chart } = await import('./report/chart.mjs');
  const { report } = await import('./report/report.mjs');
  const { surroundings } = await import('./report/surroundings.mjs');
  const text = report(found, await surroundings(stage), options);
  // What was measured in part or in haste is shown, and takes nobody's report away.
  if (options.isQuick || options.parts.length < PARTS.length) return console.log(`\n${text}`);
  writeFileSync(join(here, 'report.md'), text);
  writeFileSync(join(here, 'chart.svg'), chart(found.read.contestants));
  say('Written: bench/report.md and bench/chart.svg');
}

async function leave(code) {
  if (globalThis.smritiKeeper) await teardown();
  process.exit(code);
}
