/** Who may import what. Each rule is proved by a planted violation in test/boundaries. */
const step = '(declare|distribute|verify|statistics|report|compare|export|organisation|notify)';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Types may name each other; what runs may not.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-orphan-imports', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'schemas-import-zod-only',
      severity: 'error',
      from: { path: '^schemas/' },
      to: { pathNot: ['^schemas/', '^node_modules/zod/'] },
    },
    {
      name: 'a-rule-stands-alone',
      comment:
        'A rule imports schemas, its step’s rules, shared errors, clock and life cycle: no SDK, no store. `open-*` wires it to them.',
      severity: 'error',
      from: { path: `^functions/${step}/`, pathNot: '/((handler|open)-[^/]*|[^/]*-adapter)\\.ts$' },
      to: {
        path: ['^node_modules/@aws', '^node_modules/@middy', '^functions/shared/(table|queue|http|privacy)'],
      },
    },
    {
      name: 'steps-never-import-each-other',
      severity: 'error',
      from: { path: `^functions/${step}/` },
      to: { path: `^functions/${step}/`, pathNot: '^functions/$1/' },
    },
    {
      name: 'a-recount-is-a-second-opinion',
      comment: 'It judges what counts, so it shares nothing with it but the dictionary (invariant 4).',
      severity: 'error',
      from: { path: '^functions/statistics/recount-' },
      to: {
        path: [
          '^functions/statistics/differ-tallies',
          '^functions/shared/(counting/|life-cycle/(occurrences-of|place-then|due-tests|next-due)|table/occurrences-codec)',
        ],
      },
    },
    {
      name: 'counting-knows-no-recount',
      severity: 'error',
      from: {
        path: [
          '^functions/statistics/differ-tallies',
          '^functions/shared/counting/',
          '^functions/shared/life-cycle/occurrences-of',
        ],
      },
      to: { path: '^functions/statistics/recount-' },
    },
    {
      name: 'shared-imports-no-step',
      severity: 'error',
      from: { path: '^functions/shared/' },
      to: { path: `^functions/${step}/` },
    },
    {
      name: 'infra-knows-only-the-shape-of-the-table',
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: '^(functions|schemas|web|scripts|test)/', pathNot: '^functions/shared/table/shape\\.ts$' },
    },
    {
      name: 'web-imports-schemas-only',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(functions|infra|scripts|test)/' },
    },
    {
      name: 'the-runner-reads-the-template-only',
      comment: 'The local runner runs what infra synthesized; it never imports a function’s source.',
      severity: 'error',
      from: { path: '^scripts/local/' },
      to: { path: '^(functions|web|test|infra)/' },
    },
    { name: 'nothing-imports-tests', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
    {
      name: 'no-dev-dependency-at-run-time',
      severity: 'error',
      from: { path: '^(functions|schemas)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: '^node_modules' },
    exclude: { path: '^(dist|cdk\\.out|\\.local|coverage|reports)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
