const ranks = {
  account: 0,
  session: 1,
  personality: 1,
  chat: 2,
  streak: 3,
  migration: 4,
};

const notBelow = (name) =>
  Object.keys(ranks).filter((other) => other !== name && ranks[other] >= ranks[name]);

/** A module calls only modules of a lower rank. */
const upwards = Object.keys(ranks)
  .filter((name) => notBelow(name).length > 0)
  .map((name) => ({
    name: `${name}-calls-only-lower-ranks`,
    severity: 'error',
    comment: 'Calls go down, news goes up: a lower module is heard through its events.',
    from: { path: `^src/modules/${name}/` },
    to: { path: `^src/modules/(${notBelow(name).join('|')})/` },
  }));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...upwards,
    {
      name: 'one-door',
      severity: 'error',
      comment: 'A module is entered through its index.ts alone.',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/([^/]+)/', pathNot: ['^src/modules/$1/', '/index\\.ts$'] },
    },
    {
      name: 'one-door-from-outside',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/modules/' },
      to: { path: '^src/modules/', pathNot: '^src/modules/[^/]+/index\\.ts$' },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(modules|cli)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^test/' },
    },
    {
      name: 'only-declared-packages',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] },
  },
};
