import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildDashboard } from './build-dashboard.mjs';
import { build } from './build.mjs';
import { isGoodNode } from './node.mjs';

// In this same process, so that a signal reaches the app and not a parent of it.
if (isGoodNode()) {
  const built = await build();
  await buildDashboard();
  await import(pathToFileURL(join(built, 'main.js')).href);
}
