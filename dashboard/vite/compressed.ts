import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const WORTH_IT = /\.(js|css|svg)$/;

/** Puts .br and .gz beside each asset, so that the server compresses nothing while it serves. */
export function compressed(): Plugin {
  let folder = '';
  return {
    name: 'smriti:compressed',
    apply: 'build',
    configResolved: ({ build, root }) =>
      void (folder = resolve(root, build.outDir, build.assetsDir)),
    writeBundle() {
      for (const name of readdirSync(folder).filter((file) => WORTH_IT.test(file))) {
        const file = join(folder, name);
        const bytes = readFileSync(file);
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, QUICK));
      }
    },
  };
}

/** The best quality takes ten times as long for a twentieth less. */
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
