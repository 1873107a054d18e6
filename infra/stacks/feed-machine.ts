/**
 * The run of a feed file as states (requirements D3, design.md §5, compare): looked at, compared part by part, reconciled, and only then noted at
 * the cases. Names of functions in `${}` are replaced by their ARNs. A part that fails for good fails the run: a redrive does only what failed.
 */
const again = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 5, MaxAttempts: 2, BackoffRate: 4 }];

const eachChunk = (task: string, worker: string) => ({
  Type: 'Map',
  ItemsPath: '$.chunks',
  MaxConcurrency: 10,
  ItemProcessor: {
    StartAt: task,
    States: { [task]: { Type: 'Task', Resource: `\${${worker}}`, Retry: again, End: true } },
  },
});

const unlessRefused = (variable: string, next: string) => ({
  Type: 'Choice',
  Choices: [{ Variable: variable, BooleanEquals: true, Next: 'Nothing of it is used' }],
  Default: next,
});

export const feedMachine = {
  Comment: 'One file of a feed, from its arrival to what is noted at the cases',
  StartAt: 'Was it held and released?',
  States: {
    // Two people have released what an execution before this one held: then it has been compared, and is only noted.
    'Was it held and released?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.isReleased', IsPresent: true, Next: 'Note all parts' }],
      Default: 'Look at the file',
    },
    'Look at the file': {
      Type: 'Task',
      Resource: '${CompareInspect}',
      Retry: again,
      Next: 'Can it be read?',
    },
    'Can it be read?': unlessRefused('$.isRefused', 'Gather the people'),
    'Gather the people': {
      Type: 'Task',
      Resource: '${ComparePeople}',
      InputPath: '$.reading',
      ResultPath: '$.gathered',
      Retry: again,
      Next: 'Compare all parts',
    },
    'Compare all parts': {
      ...eachChunk('Compare a part', 'CompareChunk'),
      ResultPath: null,
      Next: 'Do the rows add up?',
    },
    'Do the rows add up?': {
      Type: 'Task',
      Resource: '${CompareReconcile}',
      ResultPath: '$.reconciled',
      Retry: again,
      Next: 'Is it meant as a whole?',
    },
    'Is it meant as a whole?': unlessRefused('$.reconciled.isRefused', 'Would it flag too many?'),
    'Would it flag too many?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.reconciled.isHeld', BooleanEquals: true, Next: 'It waits for two people' }],
      Default: 'Note all parts',
    },
    'Note all parts': {
      ...eachChunk('Note a part', 'CompareWrite'),
      ResultPath: '$.written',
      Next: 'Say what was noted',
    },
    'Say what was noted': {
      Type: 'Task',
      Resource: '${CompareEnd}',
      Parameters: { 'id.$': '$.reading.id', 'written.$': '$.written' },
      Retry: again,
      End: true,
    },
    'Nothing of it is used': { Type: 'Succeed' },
    'It waits for two people': { Type: 'Succeed' },
  },
} as const;
