import type { Plugin } from 'vite';

/** In these nearly all is written that is seen at first. */
const FIRST = /(inter|newsreader)-latin-wght-normal-.*\.woff2$/;

/** Has the fonts come beside the scripts, so that nothing is laid out twice. */
export function fontsAtOnce(): Plugin {
  return {
    name: 'smriti:fonts-at-once',
    apply: 'build',
    transformIndexHtml: (_page, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => FIRST.test(file))
        .map((file) => ({
          tag: 'link',
          attrs: {
            rel: 'preload',
            as: 'font',
            type: 'font/woff2',
            crossorigin: '',
            href: `/${file}`,
          },
          injectTo: 'head' as const,
        })),
  };
}
