import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Functions, functionArn, named, start } from './support.ts';

interface Outcome {
  readonly output?: unknown;
  readonly error?: string | undefined;
}
interface Judged {
  readonly definition: { readonly StartAt: string; readonly States: Readonly<Record<string, object>> };
  readonly input: unknown;
  /** By the name of the function, anew for each side: they may count their calls. */
  readonly functions?: () => Functions;
  /** Which function a state of type Task calls, by the state's name; the judge knows states only. */
  readonly tasks?: Readonly<Record<string, string>>;
}

async function ours({ definition, input, functions }: Judged): Promise<Outcome> {
  const { machines, clock, run } = await start({ definition, functions: functions?.() ?? {} });
  const running = run(input);
  await clock.advance(7 * 86_400_000);
  const { status, output, error } = await running;
  await machines.stop();
  clock.stop();
  return status === 'SUCCEEDED' ? { output } : { error };
}

/** aws-local-stepfunctions 3, with no pause at Wait and Retry: it has no clock that could be set. Its validator takes half a second. */
async function theJudge({ definition, input, functions, tasks = {} }: Judged): Promise<Outcome> {
  const own = functions?.() ?? {};
  const states = statesOf(definition);
  const handlers = Object.fromEntries(
    Object.entries(tasks).map(([state, name]) => [
      state,
      (event: unknown) => own[name]?.(event as never) as null,
    ]),
  );
  const none = Object.fromEntries(states.map((state) => [state, 0]));
  try {
    const machine = new StateMachine(definition as unknown as StateMachineDefinition, {
      validationOptions: { noValidate: true },
    });
    const overrides = {
      taskResourceLocalHandlers: handlers,
      waitTimeOverrides: none,
      retryIntervalOverrides: none,
    };
    return {
      output: await machine.run(input as never, { overrides: overrides }).result,
    };
  } catch (error) {
    return { error: ((error as Error).cause as Error | undefined)?.name ?? String(error) };
  }
}

function statesOf(graph: Judged['definition']): string[] {
  return Object.entries(graph.States).flatMap(([name, state]) => {
    const inner =
      'ItemProcessor' in state
        ? [state.ItemProcessor]
        : 'Branches' in state
          ? (state.Branches as unknown[])
          : [];
    return [name, ...inner.flatMap((one) => statesOf(one as Judged['definition']))];
  });
}

const task = (name: string, more: object = {}): object => ({
  Type: 'Task',
  Resource: functionArn(name),
  ...more,
});
const one = (state: object, name = 'Only'): Judged['definition'] => ({
  StartAt: name,
  States: { [name]: state },
});

/** `work` fails as often as said, then answers; in a Map the judge starts the next item after a failure, so only steady ones are counted there. */
function failing(times: number, error: string): () => Functions {
  return () => {
    let calls = 0;
    return {
      steady: (event: never) => ({ event }),
      broken: () => {
        throw named('Broken');
      },
      work: (event: never) => {
        calls += 1;
        if (calls <= times) throw named(error);
        return { calls, event };
      },
    };
  };
}

const report = {
  day: '2026-01-20',
  townships: [
    { code: 'a', n: 1 },
    { code: 'b', n: 2 },
  ],
  total: 3,
  ready: true,
  at: '2026-01-20T16:05:00Z',
  none: null,
};
const choose = (rule: object): Judged => ({
  definition: {
    StartAt: 'Choose',
    States: {
      Choose: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No' },
      Yes: { Type: 'Pass', Result: 'yes', End: true },
      No: { Type: 'Pass', Result: 'no', End: true },
    },
  },
  input: report,
});
const retry = (more: object = {}): object => ({
  Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 2, IntervalSeconds: 1, ...more }],
  End: true,
});

describe('the same machine ends the same way here and in aws-local-stepfunctions', () => {
  it.each<[string, Judged]>([
    [
      'a result at a place',
      {
        definition: one({ Type: 'Pass', Result: { a: 1 }, ResultPath: '$.found.here', End: true }),
        input: report,
      },
    ],
    [
      'parameters with paths and constants',
      {
        definition: one({
          Type: 'Pass',
          Parameters: { 'all.$': '$', 'first.$': '$.townships[0].code', fixed: [1, 'x'] },
          End: true,
        }),
        input: report,
      },
    ],
    [
      'a part of the input and of the output',
      {
        definition: one({ Type: 'Pass', InputPath: '$.townships[1]', OutputPath: '$.n', End: true }),
        input: report,
      },
    ],
    [
      'nothing of the input',
      { definition: one({ Type: 'Pass', InputPath: null, End: true }), input: report },
    ],
    [
      'nothing of the result',
      { definition: one({ Type: 'Pass', Result: { a: 1 }, ResultPath: null, End: true }), input: report },
    ],
    [
      'all codes by a star',
      {
        definition: one({ Type: 'Pass', Parameters: { 'codes.$': '$.townships[*].code' }, End: true }),
        input: report,
      },
    ],
    [
      'a path that leads nowhere',
      { definition: one({ Type: 'Pass', InputPath: '$.nowhere', End: true }), input: report },
    ],
    [
      'a result that fits nowhere',
      { definition: one({ Type: 'Pass', Result: 1, ResultPath: '$.a', End: true }), input: 'text' },
    ],
    [
      'intrinsic functions',
      {
        definition: one({
          Type: 'Pass',
          Parameters: {
            'text.$': "States.Format('{} of {}', $.total, States.ArrayLength($.townships))",
            'batches.$': 'States.ArrayPartition(States.ArrayRange(1, 5, 1), 2)',
            'sum.$': 'States.MathAdd($.total, -1)',
            'has.$': 'States.ArrayContains(States.Array(1, $.total), 3)',
            'third.$': "States.ArrayGetItem(States.Array('a', 'b', null, true), 3)",
            'json.$': "States.StringToJson('[1,2]')",
            'string.$': 'States.JsonToString($.townships[0].n)',
            'merged.$': 'States.JsonMerge($.townships[0], $.townships[1], false)',
          },
          End: true,
        }),
        input: report,
      },
    ],
    [
      'a task with its result chosen and placed',
      {
        definition: one(
          task('work', {
            Parameters: { 'n.$': '$.total' },
            ResultSelector: { 'got.$': '$.event.n' },
            ResultPath: '$.done',
            End: true,
          }),
        ),
        input: report,
        functions: failing(0, ''),
        tasks: { Only: 'work' },
      },
    ],
    [
      'a task that fails less often than it is tried',
      {
        definition: one(task('work', retry())),
        input: report,
        functions: failing(2, 'Busy'),
        tasks: { Only: 'work' },
      },
    ],
    [
      'a task that fails more often than it is tried',
      {
        definition: one(task('work', retry())),
        input: report,
        functions: failing(3, 'Busy'),
        tasks: { Only: 'work' },
      },
    ],
    [
      'a task with an error that is not retried',
      {
        definition: one(task('work', retry())),
        input: report,
        functions: failing(1, 'Broken'),
        tasks: { Only: 'work' },
      },
    ],
    [
      'a task never tried again',
      {
        definition: one(task('work', retry({ MaxAttempts: 0 }))),
        input: report,
        functions: failing(1, 'Busy'),
        tasks: { Only: 'work' },
      },
    ],
    [
      'a wildcard for failed tasks',
      {
        definition: one(task('work', retry({ ErrorEquals: ['States.TaskFailed'] }))),
        input: report,
        functions: failing(1, 'Any'),
        tasks: { Only: 'work' },
      },
    ],
    [
      'a caught error, handed on by its name',
      {
        definition: {
          StartAt: 'Work',
          States: {
            Work: task('work', {
              Catch: [
                { ErrorEquals: ['Other'], Next: 'Wrong' },
                { ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'After' },
              ],
              End: true,
            }),
            Wrong: { Type: 'Fail' },
            After: { Type: 'Pass', Parameters: { 'name.$': '$.error.Error', 'day.$': '$.day' }, End: true },
          },
        },
        input: report,
        functions: failing(1, 'Busy'),
        tasks: { Work: 'work' },
      },
    ],
    [
      'an error of a path, which nothing catches',
      {
        definition: {
          StartAt: 'Work',
          States: {
            Work: task('work', {
              InputPath: '$.nowhere',
              Catch: [{ ErrorEquals: ['States.ALL'], Next: 'After' }],
              End: true,
            }),
            After: { Type: 'Succeed' },
          },
        },
        input: report,
        functions: failing(0, ''),
        tasks: { Work: 'work' },
      },
    ],
    [
      'a failure said outright',
      { definition: one({ Type: 'Fail', Error: 'NotReady', Cause: 'too early' }), input: report },
    ],
    [
      'a failure said by the input',
      { definition: one({ Type: 'Fail', ErrorPath: '$.day', CausePath: '$.at' }), input: report },
    ],
    [
      'a wait by seconds',
      {
        definition: {
          StartAt: 'Wait',
          States: {
            Wait: { Type: 'Wait', SecondsPath: '$.total', Next: 'Done' },
            Done: { Type: 'Succeed', OutputPath: '$.day' },
          },
        },
        input: report,
      },
    ],
    [
      'a wait until an instant',
      {
        definition: one({ Type: 'Wait', TimestampPath: '$.at', OutputPath: '$.total', End: true }),
        input: report,
      },
    ],
    [
      'one iteration for each item, in order',
      {
        definition: one({
          Type: 'Map',
          ItemsPath: '$.townships',
          MaxConcurrency: 1,
          ItemSelector: {
            'code.$': '$$.Map.Item.Value.code',
            'index.$': '$$.Map.Item.Index',
            'day.$': '$.day',
          },
          ItemProcessor: {
            StartAt: 'Draft',
            States: { Draft: task('work', { ResultSelector: { 'event.$': '$.event' }, End: true }) },
          },
          ResultPath: '$.drafts',
          End: true,
        }),
        input: report,
        functions: failing(0, ''),
        tasks: { Draft: 'work' },
      },
    ],
    [
      'iterations of which one fails',
      {
        definition: {
          StartAt: 'Each',
          States: {
            Each: {
              Type: 'Map',
              ItemsPath: '$.townships',
              ItemProcessor: { StartAt: 'Draft', States: { Draft: task('work', { End: true }) } },
              Catch: [{ ErrorEquals: ['Busy'], Next: 'After', ResultPath: '$.why' }],
              End: true,
            },
            After: { Type: 'Pass', OutputPath: '$.why.Error', End: true },
          },
        },
        input: report,
        functions: failing(1, 'Busy'),
        tasks: { Draft: 'work' },
      },
    ],
    [
      'no iteration at all',
      {
        definition: one({
          Type: 'Map',
          ItemProcessor: { StartAt: 'Draft', States: { Draft: { Type: 'Succeed' } } },
          End: true,
        }),
        input: [],
      },
    ],
    [
      'iterations over something that is no list',
      {
        definition: one({
          Type: 'Map',
          ItemsPath: '$.day',
          ItemProcessor: { StartAt: 'Draft', States: { Draft: { Type: 'Succeed' } } },
          End: true,
        }),
        input: report,
      },
    ],
    [
      'branches side by side',
      {
        definition: one({
          Type: 'Parallel',
          Branches: [
            one({ Type: 'Pass', OutputPath: '$.day', End: true }, 'Day'),
            one({ Type: 'Succeed', OutputPath: '$.total' }, 'Total'),
          ],
          ResultSelector: { 'day.$': '$[0]', 'total.$': '$[1]' },
          End: true,
        }),
        input: report,
      },
    ],
    [
      'branches of which one fails, tried again as a whole',
      {
        definition: one({
          Type: 'Parallel',
          Branches: [one(task('work', { End: true }), 'Work')],
          Retry: [{ ErrorEquals: ['Busy'] }],
          End: true,
        }),
        input: report,
        functions: failing(2, 'Busy'),
        tasks: { Work: 'work' },
      },
    ],
    [
      'a choice that nothing fits, without default',
      {
        definition: {
          StartAt: 'Choose',
          States: {
            Choose: { Type: 'Choice', Choices: [{ Variable: '$.total', NumericEquals: 0, Next: 'Done' }] },
            Done: { Type: 'Succeed' },
          },
        },
        input: report,
      },
    ],
  ])('%s', async (_title, judged) => {
    const [here, there] = await Promise.all([ours(judged), theJudge(judged)]);
    expect(here).toEqual(there);
  });

  it.each<[object]>([
    [{ Variable: '$.day', StringEquals: '2026-01-20' }],
    [{ Variable: '$.day', StringLessThan: '2026-01-20' }],
    [{ Variable: '$.day', StringLessThanEquals: '2026-01-20' }],
    [{ Variable: '$.day', StringGreaterThanEqualsPath: '$.townships[0].code' }],
    [{ Variable: '$.total', NumericGreaterThan: 2 }],
    [{ Variable: '$.total', NumericEqualsPath: '$.townships[1].n' }],
    [{ Variable: '$.total', NumericLessThanEquals: 3 }],
    [{ Variable: '$.ready', BooleanEquals: true }],
    [{ Variable: '$.at', TimestampGreaterThan: '2026-01-20T16:04:59Z' }],
    [{ Variable: '$.at', TimestampEquals: '2026-01-21T00:05:00+08:00' }],
    [{ Variable: '$.at', TimestampLessThanPath: '$.at' }],
    [{ Not: { Variable: '$.nowhere', IsPresent: true } }],
    [{ Variable: '$.none', IsPresent: true }],
    [{ Variable: '$.none', IsNull: true }],
    [{ Variable: '$.total', IsNumeric: true }],
    [{ Not: { Variable: '$.total', IsString: true } }],
    [{ Variable: '$.ready', IsBoolean: true }],
    [{ Variable: '$.at', IsTimestamp: true }],
    [{ Variable: '$.day', IsTimestamp: true }],
    [
      {
        And: [
          { Variable: '$.ready', BooleanEquals: true },
          { Not: { Variable: '$.total', NumericEquals: 4 } },
        ],
      },
    ],
    [
      {
        Or: [
          { Variable: '$.ready', BooleanEquals: false },
          { Variable: '$.total', NumericEquals: 4 },
        ],
      },
    ],
    [{ Variable: '$.nowhere', NumericEquals: 4 }],
  ])('a choice by %j', async (rule) => {
    expect(await ours(choose(rule))).toEqual(await theJudge(choose(rule)));
  });

  it('holds for machines made up at random', async () => {
    await fc.assert(
      fc.asyncProperty(
        aMachine,
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 9 }),
        async ({ definition, tasks }, failures, n) => {
          const judged = {
            definition,
            tasks,
            input: { n, list: [n, n + 1], more: { deep: 'x' } },
            functions: failing(failures, 'Busy'),
          };
          expect(await ours(judged)).toEqual(await theJudge(judged));
        },
      ),
      { numRuns: 150 },
    );
  });
});

const place = fc.constantFrom('$', '$.n', '$.list', '$.more', '$.more.deep', '$.kept');
const optional = <T>(field: string, value: fc.Arbitrary<T>) =>
  fc.option(
    value.map((one) => ({ [field]: one })),
    { nil: {} },
  );
const between = fc.record({
  input: optional('InputPath', place),
  result: optional('ResultPath', fc.constantFrom('$.kept', '$.more.deep', null)),
});
const handled = fc.record({
  retry: optional(
    'Retry',
    fc.constantFrom(
      [{ ErrorEquals: ['Busy'], MaxAttempts: 1 }],
      [{ ErrorEquals: ['States.ALL'] }],
      [{ ErrorEquals: ['Other'] }, { ErrorEquals: ['States.TaskFailed'], MaxAttempts: 0 }],
    ),
  ),
  caught: optional(
    'Catch',
    fc.constantFrom(
      [{ ErrorEquals: ['States.ALL'], Next: 'Last', ResultPath: '$.error' }],
      [{ ErrorEquals: ['Busy'], Next: 'Last', ResultPath: null }],
    ),
  ),
});

/** A line of states, each one handing on to the next; the last only keeps what both sides tell alike. */
const aMachine = fc
  .array(
    fc.record({
      kind: fc.constantFrom('Pass', 'Result', 'Task', 'Wait', 'Choice', 'Map', 'Parallel'),
      between,
      handled,
      n: fc.nat(9),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => {
    const States: Record<string, object> = {
      Last: { Type: 'Pass', Result: { kept: true }, ResultPath: '$.error', End: true },
    };
    const tasks: Record<string, string> = {};
    parts.forEach(({ kind, between: { input, result }, handled: { retry: again, caught }, n }, index) => {
      const Next = index + 1 < parts.length ? `S${index + 1}` : 'Last';
      const name = `S${index}`;
      const inner = (): object => {
        tasks[`${name} inside`] = n % 3 === 0 ? 'broken' : 'steady';
        return {
          StartAt: `${name} inside`,
          States: {
            [`${name} inside`]: {
              ...task(n % 3 === 0 ? 'broken' : 'steady'),
              Parameters: { n },
              ResultSelector: { 'n.$': '$.event.n' },
              End: true,
            },
          },
        };
      };
      if (kind === 'Task') tasks[name] = 'work';
      const kinds: Record<string, () => object> = {
        Pass: () => ({ Type: 'Pass', ...input, ...result, Next }),
        Result: () => ({ Type: 'Pass', Result: { n, list: [n], more: { deep: 'y' } }, ...result, Next }),
        Task: () => ({
          ...task('work'),
          ...input,
          ...result,
          ...again,
          ...caught,
          ResultSelector: { 'n.$': '$.event', list: [1], more: { deep: n } },
          Next,
        }),
        Wait: () => ({ Type: 'Wait', Seconds: n + 1, ...input, Next }),
        Choice: () => ({
          Type: 'Choice',
          Choices: [
            { Not: { Variable: '$.n', IsPresent: true }, Next: 'Last' },
            {
              And: [
                { Variable: '$.n', IsNumeric: true },
                { Variable: '$.n', NumericLessThan: n },
              ],
              Next,
            },
          ],
          Default: 'Last',
        }),
        Map: () => ({
          Type: 'Map',
          ItemsPath: '$.list',
          MaxConcurrency: 1,
          ItemProcessor: inner(),
          ...result,
          ...again,
          ...caught,
          Next,
        }),
        Parallel: () => ({ Type: 'Parallel', Branches: [inner()], ...result, ...again, ...caught, Next }),
      };
      States[name] = kinds[kind]?.() ?? {};
    });
    return { definition: { StartAt: 'S0', States }, tasks };
  });
