/**
 * The import of a city’s file as states (requirements J1): read where feeds are, filed where declarations are, and summed up. Names of functions
 * in `${}` are replaced by their ARNs. A part that fails for good fails the import: a redrive does only what failed.
 */
const again = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 5, MaxAttempts: 2, BackoffRate: 4 }];

export const cityMachine = {
  Comment: 'One file of a city’s own system, from its arrival to what came of each row',
  StartAt: 'Read the file',
  States: {
    'Read the file': {
      Type: 'Task',
      Resource: '${CompareCityRead}',
      Retry: again,
      Next: 'Can it be read?',
    },
    'Can it be read?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.isRefused', BooleanEquals: true, Next: 'Nothing of it is used' }],
      Default: 'File all parts',
    },
    'File all parts': {
      Type: 'Map',
      ItemsPath: '$.parts',
      MaxConcurrency: 5,
      ItemProcessor: {
        StartAt: 'File a part',
        States: { 'File a part': { Type: 'Task', Resource: '${DeclareImport}', Retry: again, End: true } },
      },
      ResultPath: null,
      Next: 'Say what came of it',
    },
    'Say what came of it': {
      Type: 'Task',
      Resource: '${CompareCityEnd}',
      Retry: again,
      End: true,
    },
    'Nothing of it is used': { Type: 'Succeed' },
  },
} as const;
