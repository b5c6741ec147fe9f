import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { isGoodNode } from './node.mjs';

// In this same process, so that a signal reaches the app and not a parent of it.
if (isGoodNode()) await import(pathToFileURL(join(await build(), 'main.js')).href);
