import { defineConfig } from 'vite';
import { atOnce } from './vite/at-once.ts';
import { compressed } from './vite/compressed.ts';
import { inOneStart } from './vite/in-one-start.ts';
import { settingsForTrying } from './vite/settings-for-trying.ts';

const SERVER = process.env['SMRITI_URL'] ?? 'http://127.0.0.1:4000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [compressed(), atOnce(), settingsForTrying()],
  build: {
    target: 'es2023',
    // The policy of the page allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One small file at the start: no part is ever there without its looks.
    cssCodeSplit: false,
    reportCompressedSize: false,
    // What counts is how much comes over the line, which a test holds.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: { codeSplitting: { groups: inOneStart } },
      // Libraries' words to servers that render.
      onLog: (level, log, tell) => log.code === 'MODULE_LEVEL_DIRECTIVE' || tell(level, log),
    },
  },
  server: {
    proxy: { '/graphql': { target: SERVER, ws: true }, '/trial': SERVER },
  },
});
