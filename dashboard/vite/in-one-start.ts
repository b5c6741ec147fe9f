interface Modules {
  getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[] } | null;
}

const PAGE = '/src/page.tsx';

/** What asks for what the first view will show: small, and there before the rest. */
const first = {
  name: (id: string, modules: unknown) => (isOf(isEntry, id, modules as Modules) ? 'first' : null),
  priority: 1,
};

/** What the first view needs, in one file: each further one would be asked for by itself. */
const start = {
  name: (id: string, modules: unknown) => (isOf(isPage, id, modules as Modules) ? 'start' : null),
};

export const inOneStart = [first, start];

type Root = (id: string, modules: Modules) => boolean;

const isEntry: Root = (id, modules) => modules.getModuleInfo(id)!.isEntry;
const isPage: Root = (id) => id.endsWith(PAGE);

/** Whether the root imports it, in however many steps; what is imported later comes in files of its own. */
function isOf(isRoot: Root, id: string, modules: Modules, seen = new Set<string>()): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  const module = modules.getModuleInfo(id);
  if (!module) return false;
  return (
    isRoot(id, modules) ||
    module.importers.some((importer) => isOf(isRoot, importer, modules, seen))
  );
}
