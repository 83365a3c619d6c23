// The table of folders in src/README.md, as rules. Whatever is not allowed here is an error.
const core = (...folders) => `^src/core/(${folders.join('|')})/`;

/** What each folder of src/core may import besides itself. */
const allowed = {
  model: [],
  formats: ['model'],
  sanitize: ['model'],
  collect: ['model', 'record', 'sanitize'],
  record: ['model', 'sanitize'],
  store: ['model', 'formats'],
  export: ['model', 'formats', 'sanitize', 'store'],
  import: ['model', 'formats', 'sanitize', 'store'],
  query: ['model', 'sanitize', 'store'],
  replay: ['model', 'query'],
  send: ['model', 'collect', 'record', 'replay'],
  schedule: ['model', 'store'],
  worker: ['model', 'formats', 'sanitize', 'store', 'export', 'import', 'query', 'replay'],
};

const folderRules = Object.entries(allowed).map(([folder, others]) => ({
  name: `core-${folder}`,
  comment: `src/core/${folder} may import ${others.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: core(folder) },
  to: { path: '^src/', pathNot: core(folder, ...others) },
}));

const npm = (...packages) => `(^|/)node_modules/(${packages.join('|')})/`;

module.exports = {
  forbidden: [
    ...folderRules,
    {
      name: 'collect-record-types',
      comment:
        'A collector is handed the recorder and needs only its types; one that records state brings what finds its changes',
      severity: 'error',
      from: { path: core('collect') },
      to: {
        path: core('record'),
        pathNot: '^src/core/record/state-changes\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'core-root',
      comment: 'The files at the top of src/core wire the page side together and name the public API',
      severity: 'error',
      from: { path: '^src/core/[^/]+$' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/core/[^/]+$',
          core(
            'record',
            'collect',
            'sanitize',
            'worker',
            'model',
            'formats',
            'import',
            'schedule',
            'replay',
            'send',
          ),
        ],
      },
    },
    {
      name: 'panel-through-index',
      comment: 'The panel uses core as any other user of the package does',
      severity: 'error',
      from: { path: '^src/panel/' },
      to: { path: '^src/', pathNot: ['^src/panel/', '^src/core/index\\.ts$'] },
    },
    {
      name: 'entries',
      comment: 'Entries only join core and panel',
      severity: 'error',
      from: { path: '^src/[^/]+$' },
      to: {
        path: '^src/',
        pathNot: ['^src/[^/]+$', '^src/(panel|testing)/', '^src/core/(index|data)\\.ts$'],
      },
    },
    {
      name: 'testing-as-a-user',
      comment: 'What drives a page from its tests uses the package as any app does',
      severity: 'error',
      from: { path: '^src/testing/' },
      to: { path: '^src/', pathNot: ['^src/(testing|collectors)/', '^src/core/index\\.ts$'] },
    },
    {
      name: 'viewer-as-a-user',
      comment: 'The viewer is a page around the element',
      severity: 'error',
      from: { path: '^src/viewer/' },
      to: { path: '^src/', pathNot: ['^src/viewer/', '^src/element\\.ts$', '^src/core/index\\.ts$'] },
    },
    {
      name: 'collector-entries',
      comment: 'Entries of collectors re-export them',
      severity: 'error',
      from: { path: '^src/collectors/' },
      to: { path: '^src/', pathNot: core('collect') },
    },
    {
      name: 'demo-as-a-user',
      comment: 'The demo uses the entries of the package and nothing behind them',
      severity: 'error',
      from: { path: '^demo/' },
      to: { path: '^(src|test)/', pathNot: '^src/([^/]+|collectors/[^/]+)$' },
    },
    {
      name: 'src-stands-alone',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(demo|test)/' },
    },
    {
      name: 'idb-in-store',
      comment: 'One folder knows the database',
      severity: 'error',
      from: { path: '^src/', pathNot: core('store') },
      to: { path: npm('idb') },
    },
    {
      name: 'core-without-frameworks',
      comment: 'Core runs in any app; a collector may name the types of the framework that it observes',
      severity: 'error',
      from: { path: '^src/core/' },
      to: {
        path: npm('lit', '@lit', 'lit-[^/]+', '@tanstack', '@reduxjs'),
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'declared-packages',
      comment:
        'What ships may import only what package.json lists as dependencies, of its own or of the app',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only', 'npm-peer'],
      },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Type-only imports count, for cycles too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'types', 'default'],
    },
  },
};
