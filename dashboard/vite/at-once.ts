import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

/** In these nearly all is written that is seen at first. */
const FONT = /(inter|newsreader)-latin-wght-normal-.*\.woff2$/;

/** Has all that the first view needs come at once, so that nothing is waited for or laid out twice. */
export function atOnce(): Plugin {
  return {
    name: 'smriti:at-once',
    apply: 'build',
    transformIndexHtml: (_page, { bundle = {} }) => [
      ...startOf(bundle).map((file) => link({ rel: 'modulepreload', href: `/${file}` })),
      ...Object.keys(bundle)
        .filter((file) => FONT.test(file))
        .map((file) => link({ rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}` })),
    ],
  };
}

/** What the entry imports as soon as it runs, and what that imports. */
function startOf(bundle: Rolldown.OutputBundle): readonly string[] {
  const start = Object.values(bundle).find(({ name }) => name === 'start');
  return start?.type === 'chunk'
    ? [start.fileName, ...start.imports.filter((file) => !isEntry(bundle[file]))]
    : [];
}

const isEntry = (file: Rolldown.OutputBundle[string] | undefined): boolean =>
  file?.type === 'chunk' && file.isEntry;

const link = (attrs: Record<string, string>): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { crossorigin: '', ...attrs },
  injectTo: 'head',
});
