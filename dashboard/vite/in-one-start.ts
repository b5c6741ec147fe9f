interface Modules {
  getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[] } | null;
}

/** What the first view needs, in one file: each further one would be asked for by itself. */
export const inOneStart = {
  debugName: 'start',
  name: (id: string, modules: unknown) => (isOfStart(id, modules as Modules) ? 'start' : null),
};

/** Whether the entry imports it, in however many steps; what is imported later comes in files of its own. */
function isOfStart(id: string, modules: Modules, seen = new Set<string>()): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  const module = modules.getModuleInfo(id);
  if (!module) return false;
  return module.isEntry || module.importers.some((importer) => isOfStart(importer, modules, seen));
}
