// What of the sources comes together, whatever a page shows first: a build puts it into one file each, so that a panel
// that is opened waits for few answers, not for twenty.
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const source = (path) => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));
const view = (name) => source(`panel/views/${name}-view/devtools-${name}-view.ts`);

const ENTRY = source('auto.ts');
const INTERFACE = source('index.ts');
const FRAME = source('panel/frame/devtools-frame.ts');
const FIRST_VIEW = view('events');
const OTHER_VIEWS = ['components', 'state', 'performance', 'sessions'].map(view);

/**
 * Groups for a build's `codeSplitting`, in this order: one takes along what its modules import, unless that is in one
 * before. What an app shares, as Lit, stays where it is.
 */
export async function panelGroups() {
  const uses = await usedModules([ENTRY, INTERFACE, FRAME, FIRST_VIEW, ...OTHER_VIEWS]);
  const entry = uses.get(ENTRY);
  const others = new Set(OTHER_VIEWS.flatMap((file) => [...uses.get(file)]));
  const shared = [...uses.get(FIRST_VIEW)].filter((file) => others.has(file));
  const base = [...uses.get(FRAME), ...shared].filter((file) => !entry.has(file));
  const isOf = (folder) => (file) => file.startsWith(source(folder));
  return [
    { name: 'recorder', files: [...entry].filter(isOf('core/')) },
    { name: 'devtools-panel', files: [...entry].filter(isOf('panel/')) },
    {
      name: 'values',
      files: base.filter(isOf('core/')).filter((file) => uses.get(INTERFACE).has(file)),
    },
    { name: 'devtools-frame', files: base.filter(isOf('panel/')) },
  ].map(({ name, files }) => {
    const modules = new Set(files);
    return { name, test: (id) => modules.has(id) };
  });
}

/** By the file that is loaded, the modules of which something comes with it at once. */
async function usedModules(files) {
  const build = await rolldown({
    input: files,
    external: (id) => !id.startsWith('.') && !id.startsWith('/'),
    treeshake: { moduleSideEffects: (id) => !id.includes('/src/core/') },
    logLevel: 'silent',
  });
  const { output } = await build.generate({ format: 'es' });
  await build.close();
  const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]));
  const modulesOf = (name, seen = new Set()) => {
    const chunk = chunks.get(name);
    if (chunk === undefined || seen.has(name)) return [];
    seen.add(name);
    return [...chunk.moduleIds, ...chunk.imports.flatMap((other) => modulesOf(other, seen))];
  };
  return new Map(
    output
      .filter(({ isEntry }) => isEntry)
      .map(({ facadeModuleId, fileName }) => [facadeModuleId, new Set(modulesOf(fileName))]),
  );
}
