/**
 * The daily report of a day as states (requirements E1, E2): the machine orders and waits, functions decide. Names of functions in `${}` are
 * replaced by their ARNs. Each batch is one state, and catches its own failure, so that one county never stops the province.
 */
const again = [
  // What the service or the engine could not take this moment.
  { ErrorEquals: ['States.ALL'], IntervalSeconds: 5, MaxAttempts: 2, BackoffRate: 4 },
];

const someCounties = (worker: string, task: string, failed: string) => ({
  StartAt: task,
  States: {
    [task]: {
      Type: 'Task',
      Resource: `\${${worker}}`,
      Retry: again,
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: failed }],
      End: true,
    },
    [failed]: {
      Type: 'Pass',
      Parameters: { failed: { 'day.$': '$.day', 'counties.$': '$.counties' } },
      End: true,
    },
  },
});

/** One region's files are one state, and one that fails stops no other. */
const oneRegion = (task: string, failed: string) => ({
  StartAt: task,
  States: {
    [task]: {
      Type: 'Task',
      Resource: '${ReportCompile}',
      Retry: again,
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: failed }],
      End: true,
    },
    [failed]: {
      Type: 'Pass',
      Parameters: { failed: { 'day.$': '$.day', 'region.$': '$.region' } },
      End: true,
    },
  },
});

const waitUntil = (time: string, next: string) => ({
  Type: 'Wait',
  TimestampPath: `$.timetable.${time}`,
  Next: next,
});

const chase = (step: string, next: string) => ({
  Type: 'Task',
  Resource: '${ReportChase}',
  Parameters: { 'day.$': '$.day', step },
  // That nobody could be reminded is told by the alarm of the function; the report goes on.
  Retry: again,
  Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: null, Next: next }],
  ResultPath: null,
  Next: next,
});

const review = (next: string, into: string) => ({
  Type: 'Task',
  Resource: '${ReportReview}',
  Parameters: { 'day.$': '$.day', 'results.$': '$.results' },
  ResultPath: into,
  Retry: again,
  Next: next,
});

const reviewAgain = (next: string, into: string) => ({
  ...review(next, into),
  Parameters: { 'day.$': '$.day', 'results.$': '$.results', 'before.$': into },
});

export const reportMachine = {
  Comment: 'The daily report of one day, from the draft to its files',
  StartAt: 'Draft all counties',
  States: {
    'Draft all counties': {
      Type: 'Map',
      ItemsPath: '$.batches',
      MaxConcurrency: 10,
      ItemProcessor: someCounties('ReportDraft', 'Draft some counties', 'These counties are not drafted'),
      ResultPath: '$.results',
      Next: 'See what is not drafted',
    },
    'See what is not drafted': review('Is the draft whole?', '$.review'),
    'Is the draft whole?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.review.goesOn', BooleanEquals: true, Next: 'Wait to remind' }],
      Default: 'Wait before drafting again',
    },
    'Wait before drafting again': { Type: 'Wait', Seconds: 300, Next: 'Draft again what failed' },
    'Draft again what failed': {
      Type: 'Map',
      ItemsPath: '$.review.failed',
      MaxConcurrency: 10,
      ItemProcessor: someCounties('ReportDraft', 'Draft these counties again', 'These counties failed again'),
      ResultPath: '$.results',
      Next: 'See what is still not drafted',
    },
    'See what is still not drafted': reviewAgain('Is the draft whole?', '$.review'),
    'Wait to remind': waitUntil('remind', 'Remind the officers'),
    'Remind the officers': chase('remind', 'Wait for the deadline'),
    'Wait for the deadline': waitUntil('confirmBy', 'Remind the officers again'),
    'Remind the officers again': chase('remind-again', 'Wait to tell the townships'),
    'Wait to tell the townships': waitUntil('tellTownships', 'Tell the townships'),
    'Tell the townships': chase('tell-townships', 'Wait to tell the counties'),
    'Wait to tell the counties': waitUntil('tellCounties', 'Tell the counties'),
    'Tell the counties': chase('tell-counties', 'Wait to close'),
    'Wait to close': waitUntil('close', 'Wait for who is confirming'),
    // A function that saw the day open may still write: none of them runs for so long.
    'Wait for who is confirming': { Type: 'Wait', Seconds: 60, Next: 'Close all counties' },
    'Close all counties': {
      Type: 'Map',
      ItemsPath: '$.batches',
      MaxConcurrency: 10,
      ItemProcessor: someCounties('ReportClose', 'Close some counties', 'These counties are not closed'),
      ResultPath: '$.results',
      Next: 'See what is not closed',
    },
    'See what is not closed': review('Is everything closed?', '$.closing'),
    'Is everything closed?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.closing.goesOn', BooleanEquals: true, Next: 'Close what is still open' }],
      Default: 'Wait before closing again',
    },
    'Wait before closing again': { Type: 'Wait', Seconds: 60, Next: 'Close again what failed' },
    'Close again what failed': {
      Type: 'Map',
      ItemsPath: '$.closing.failed',
      MaxConcurrency: 10,
      ItemProcessor: someCounties(
        'ReportClose',
        'Close these counties again',
        'These counties failed to close again',
      ),
      ResultPath: '$.results',
      Next: 'See what is still not closed',
    },
    'See what is still not closed': reviewAgain('Is everything closed?', '$.closing'),
    // Nothing on most days. What still fails here fails the execution, so that a redrive does it, and nothing else, again.
    'Close what is still open': {
      Type: 'Map',
      ItemsPath: '$.closing.failed',
      MaxConcurrency: 10,
      ItemProcessor: {
        StartAt: 'Close a county that failed',
        States: {
          'Close a county that failed': { Type: 'Task', Resource: '${ReportClose}', Retry: again, End: true },
        },
      },
      ResultPath: null,
      Next: 'Seal the report',
    },
    'Seal the report': {
      Type: 'Task',
      Resource: '${ReportClose}',
      Parameters: { 'day.$': '$.day', seal: true },
      ResultPath: '$.sealed',
      Retry: again,
      Next: 'Make the files',
    },
    // The province is one piece of work, and so is each city with its counties; the files of a township are made when somebody fetches them.
    'Make the files': {
      Type: 'Map',
      ItemsPath: '$.sealed.files',
      MaxConcurrency: 10,
      ItemProcessor: oneRegion('Make the files of a region', 'A region has no files'),
      ResultPath: '$.results',
      Next: 'See which files are not made',
    },
    'See which files are not made': review('Are all files made?', '$.compiling'),
    'Are all files made?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.compiling.goesOn', BooleanEquals: true, Next: 'Deliver the report' }],
      Default: 'Wait before making files again',
    },
    'Wait before making files again': { Type: 'Wait', Seconds: 60, Next: 'Make again what failed' },
    'Make again what failed': {
      Type: 'Map',
      ItemsPath: '$.compiling.failed',
      MaxConcurrency: 10,
      ItemProcessor: oneRegion('Make the files of this region again', 'A region failed again'),
      ResultPath: '$.results',
      Next: 'See which files are still not made',
    },
    'See which files are still not made': reviewAgain('Are all files made?', '$.compiling'),
    // The figures are on the desk, whether all files are there or not: who fetches one that is not has it made.
    'Deliver the report': {
      Type: 'Task',
      Resource: '${ReportDeliver}',
      Parameters: { 'day.$': '$.day' },
      ResultPath: null,
      Retry: again,
      Next: 'Make what is still not made',
    },
    // As with the closing: nothing on most days, and what fails here fails the execution.
    'Make what is still not made': {
      Type: 'Map',
      ItemsPath: '$.compiling.failed',
      MaxConcurrency: 10,
      ItemProcessor: {
        StartAt: 'Make the files that failed',
        States: {
          'Make the files that failed': {
            Type: 'Task',
            Resource: '${ReportCompile}',
            Retry: again,
            End: true,
          },
        },
      },
      ResultPath: null,
      End: true,
    },
  },
} as const;
