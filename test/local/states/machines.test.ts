import { afterEach, describe, expect, it } from 'vitest';
import { openClock } from '../../../scripts/local/clock/clock.ts';
import type { Execution } from '../../../scripts/local/seams/machines.ts';
import { functionArn, midnight, named, type Start, type Started, start } from './support.ts';

const task = (name: string, more: object = {}): object => ({
  Type: 'Task',
  Resource: functionArn(name),
  ...more,
});
const machine = (...states: [string, object][]): object => ({
  StartAt: states[0]?.[0],
  States: Object.fromEntries(states),
});
const hour = 3_600_000;

describe('state machines', () => {
  let begun: Started[] = [];
  afterEach(async () => {
    for (const { machines, clock } of begun) {
      await machines.stop();
      clock.stop();
    }
    begun = [];
  });
  async function begin(settings: Start): Promise<Started> {
    const started = await start(settings);
    begun.push(started);
    return started;
  }
  /** Another start of the runner, with the same data. */
  async function beginAgain(before: Started, settings: Start): Promise<Started> {
    await before.machines.stop();
    begun = begun.filter((one) => one !== before);
    return begin({ ...settings, clock: before.clock, dataFolder: before.dataFolder });
  }
  const arnOf = ({ arn }: Started, name: string): string =>
    `${arn.replace(':stateMachine:', ':execution:')}:${name}`;

  describe('names of executions', () => {
    const waiting = { definition: machine(['Wait', { Type: 'Wait', Seconds: 60, End: true }]) };

    it('are used once: the same input while it runs is the same execution, anything else is refused', async () => {
      const { machines, arn, clock } = await begin(waiting);
      const first = await machines.start(arn, { day: 1 }, 'report-2026-01-20');
      expect(await machines.start(arn, { day: 1 }, 'report-2026-01-20')).toEqual(first);
      await expect(machines.start(arn, { day: 2 }, 'report-2026-01-20')).rejects.toMatchObject({
        name: 'ExecutionAlreadyExists',
      });
      await clock.advance(hour);
      await machines.ended(first.executionArn);
      await expect(machines.start(arn, { day: 1 }, 'report-2026-01-20')).rejects.toMatchObject({
        name: 'ExecutionAlreadyExists',
      });
      expect(machines.list(arn)).toHaveLength(1);
    });

    it('stay used when the runner starts again', async () => {
      const before = await begin(waiting);
      await before.machines.start(before.arn, {}, 'once');
      const { machines, arn } = await beginAgain(before, waiting);
      await expect(machines.start(arn, { other: true }, 'once')).rejects.toMatchObject({
        name: 'ExecutionAlreadyExists',
      });
    });

    it.each(['with space', 'a/b', '', 'x'.repeat(81)])(
      'are refused where AWS refuses them: "%s"',
      async (name) => {
        const { machines, arn } = await begin(waiting);
        await expect(machines.start(arn, {}, name)).rejects.toMatchObject({ name: 'InvalidName' });
      },
    );

    it('belong to a machine that exists', async () => {
      const { machines } = await begin(waiting);
      await expect(
        machines.start('arn:aws:states:us-east-1:000000000000:stateMachine:other', {}),
      ).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
      await expect(machines.ended('arn:none')).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
    });
  });

  describe('the settable clock', () => {
    it('ends a wait at its instant, through a restart of the runner', async () => {
      const waiting = {
        definition: machine(['Wait', { Type: 'Wait', Timestamp: '2026-01-21T00:05:00Z', End: true }]),
      };
      const before = await begin(waiting);
      await before.machines.start(before.arn, {}, 'one');
      const { machines, clock, ...rest } = await beginAgain(before, waiting);
      await clock.set(new Date('2026-01-21T00:04:59Z'));
      expect(machines.describe(arnOf({ machines, clock, ...rest }, 'one'))?.status).toBe('RUNNING');
      await clock.set(new Date('2026-01-21T00:05:00Z'));
      const ended = await machines.ended(arnOf({ machines, clock, ...rest }, 'one'));
      expect(ended.stopDate?.toISOString()).toMatch(/^2026-01-21T00:05:00/);
    });

    it('does not rest in a wait that is over when it begins', async () => {
      const worked: string[] = [];
      const { machines, arn } = await begin({
        definition: machine(
          ['Wait', { Type: 'Wait', Timestamp: '2026-01-01T00:00:00Z', Next: 'Work' }],
          ['Work', task('work', { End: true })],
        ),
        functions: { work: () => worked.push('work') },
      });
      await machines.start(arn, {});
      await machines.drained();
      expect(worked).toEqual(['work']);
    });

    it('spaces retries by interval, backoff and the longest delay', async () => {
      const at: string[] = [];
      const clock = openClock(midnight);
      const flaky = () => {
        at.push(clock.now().toISOString().slice(11, 19));
        throw named('Busy');
      };
      const retry = [
        {
          ErrorEquals: ['Busy'],
          IntervalSeconds: 10,
          BackoffRate: 3,
          MaxDelaySeconds: 60,
          MaxAttempts: 4,
          JitterStrategy: 'NONE',
        },
      ];
      const { run } = await begin({
        definition: machine(['Work', task('flaky', { Retry: retry, End: true })]),
        functions: { flaky },
        clock,
      });
      const running = run({});
      await clock.advance(hour);
      expect(await running).toMatchObject({ status: 'FAILED', error: 'Busy', transitions: 5 });
      expect(at).toEqual(['16:05:00', '16:05:10', '16:05:40', '16:06:40', '16:07:40']);
    });

    it('lets a machine run no longer than its TimeoutSeconds', async () => {
      const { run, clock } = await begin({
        definition: {
          TimeoutSeconds: 1_800,
          ...machine(['Wait', { Type: 'Wait', Seconds: 3_600, End: true }]),
        },
      });
      const running = run({});
      await clock.advance(2 * hour);
      expect(await running).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' });
    });

    it('does not time a task out when it jumps: a task is timed by real time', async () => {
      const gate = Promise.withResolvers<string>();
      const work = {
        definition: machine(['Work', task('work', { TimeoutSeconds: 1, End: true })]),
        functions: { work: () => gate.promise },
      };
      const slow = await begin(work);
      expect(await slow.run({})).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
      gate.resolve('done');
      const quick = await begin({ ...work, clock: openClock(midnight) });
      const running = quick.run({});
      await quick.clock.advance(hour);
      expect(await running).toMatchObject({ status: 'SUCCEEDED', output: 'done' });
    });
  });

  describe('redrive', () => {
    it('does again only what failed, with all retries, and counts it', async () => {
      let broken = true;
      const drafted: string[] = [];
      const draft = (code: string) => {
        drafted.push(code);
        if (broken && code === 'b') throw named('Broken');
        return `draft of ${code}`;
      };
      const prepare = () => ['a', 'b', 'c'];
      const each = {
        Type: 'Map',
        MaxConcurrency: 1,
        ItemProcessor: machine([
          'Draft',
          task('draft', { Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 1 }], End: true }),
        ]),
        End: true,
      };
      const settings = {
        definition: machine(['Prepare', task('prepare', { Next: 'Each' })], ['Each', each]),
        functions: { prepare, draft },
      };
      const before = await begin(settings);
      const running = before.run({}, 'one');
      await before.clock.advance(hour);
      const failed = await running;
      expect(failed).toMatchObject({ status: 'FAILED', error: 'Broken', transitions: 5 });
      expect(drafted).toEqual(['a', 'b', 'b']);

      const { machines } = await beginAgain(before, settings);
      broken = false;
      await machines.redrive(failed.executionArn);
      const ended = await machines.ended(failed.executionArn);
      expect(ended).toMatchObject({
        status: 'SUCCEEDED',
        output: ['draft of a', 'draft of b', 'draft of c'],
      });
      expect(drafted).toEqual(['a', 'b', 'b', 'b', 'c']);
      // The map and the draft of b were opened again, the draft of c is new.
      expect(ended.transitions).toBe(8);
      expect(ended.redriveDate).toBeInstanceOf(Date);
    });

    it('goes on with branches that were broken off by the failure of another', async () => {
      let broken = true;
      const seen: string[] = [];
      const functions = {
        quick: () => {
          if (broken) throw named('Broken');
          return 'quick';
        },
        early: () => seen.push('early'),
        late: () => 'late',
      };
      const branches = [
        machine(['Quick', task('quick', { End: true })]),
        machine(
          ['Early', task('early', { Next: 'Rest' })],
          ['Rest', { Type: 'Wait', Seconds: 60, Next: 'Late' }],
          ['Late', task('late', { End: true })],
        ),
      ];
      const { machines, run, clock } = await begin({
        definition: machine(['Both', { Type: 'Parallel', Branches: branches, End: true }]),
        functions,
      });
      const failed = await run({});
      broken = false;
      await machines.redrive(failed.executionArn);
      await clock.advance(hour);
      expect(await machines.ended(failed.executionArn)).toMatchObject({
        status: 'SUCCEEDED',
        output: ['quick', 'late'],
      });
      expect(seen).toEqual(['early']);
    });

    it('is for executions that ended badly only', async () => {
      const { machines, run } = await begin({ definition: machine(['Done', { Type: 'Succeed' }]) });
      const { executionArn } = await run({});
      await expect(machines.redrive(executionArn)).rejects.toMatchObject({ name: 'ExecutionNotRedrivable' });
    });

    it('also takes up an execution that was stopped', async () => {
      const { machines, arn, clock } = await begin({
        definition: machine(['Wait', { Type: 'Wait', Seconds: 60, End: true }]),
      });
      const { executionArn } = await machines.start(arn, {});
      await machines.drained();
      await machines.stopExecution(executionArn, 'Stopped', 'by hand');
      expect(machines.describe(executionArn)).toMatchObject({
        status: 'ABORTED',
        error: 'Stopped',
        cause: 'by hand',
      });
      await machines.redrive(executionArn);
      await clock.advance(hour);
      expect((await machines.ended(executionArn)).status).toBe('SUCCEEDED');
    });
  });

  it('run as many iterations at once as MaxConcurrency says', async () => {
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((turn) => setImmediate(turn));
      running -= 1;
    };
    const each = {
      Type: 'Map',
      MaxConcurrency: 3,
      ItemProcessor: machine(['Work', task('work', { End: true })]),
      End: true,
    };
    const { run } = await begin({ definition: machine(['Each', each]), functions: { work } });
    expect((await run([1, 2, 3, 4, 5, 6, 7, 8])).transitions).toBe(9);
    expect(most).toBe(3);
  });

  it('invoke through lambda:invoke as through the ARN, and hand over the context', async () => {
    const parameters = {
      FunctionName: functionArn('work'),
      Payload: {
        'name.$': '$$.Execution.Name',
        'state.$': '$$.State.Name',
        'machine.$': '$$.StateMachine.Name',
        'start.$': '$$.Execution.StartTime',
      },
    };
    const work = (event: never) => event;
    const definition = machine([
      'Work',
      {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: parameters,
        OutputPath: '$.Payload',
        End: true,
      },
    ]);
    const { run } = await begin({ definition, functions: { work } });
    const { output } = await run({}, 'report-2026-01-20');
    expect(output).toMatchObject({
      name: 'report-2026-01-20',
      state: 'Work',
      machine: 'report',
      start: expect.stringMatching(/^2026-01-20T16:05:00/) as string,
    });
  });

  it('fail a task that the role of the machine may not invoke', async () => {
    const { run } = await begin({
      definition: machine(['Work', task('work', { End: true })]),
      functions: { work: () => 1 },
      policies: [],
    });
    expect(await run({})).toMatchObject({ status: 'FAILED', error: 'Lambda.AWSLambdaException' });
  });

  it('refuse an output of more than 256 KiB, as AWS does', async () => {
    const { run } = await begin({
      definition: machine(
        ['Work', task('work', { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'After' }], End: true })],
        ['After', { Type: 'Succeed' }],
      ),
      functions: { work: () => '字'.repeat(90_000) },
    });
    expect(await run({})).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });

  it('are idle while they only wait for the clock', async () => {
    const gate = Promise.withResolvers<undefined>();
    const { machines, arn } = await begin({
      definition: machine(
        ['Work', task('work', { Next: 'Wait' })],
        ['Wait', { Type: 'Wait', Seconds: 60, End: true }],
      ),
      functions: { work: () => gate.promise },
    });
    await machines.start(arn, {});
    expect(machines.isIdle()).toBe(false);
    gate.resolve(undefined);
    await machines.drained();
    expect(machines.isIdle()).toBe(true);
  });

  it('say in choices what is absent or of another type', async () => {
    const choice = {
      Type: 'Choice',
      Choices: [
        {
          And: [
            { Variable: '$.none', IsPresent: false },
            { Variable: '$.n', IsString: false },
          ],
          Next: 'Yes',
        },
      ],
      Default: 'No',
    };
    const { run } = await begin({
      definition: machine(
        ['Choose', choice],
        ['Yes', { Type: 'Pass', Result: 'yes', End: true }],
        ['No', { Type: 'Pass', Result: 'no', End: true }],
      ),
    });
    expect((await run({ n: 1 })).output).toBe('yes');
    expect((await run({ n: '1' })).output).toBe('no');
  });

  it.each<[string, object, string]>([
    [
      'an unknown field of a state',
      machine(['Work', task('work', { HeartbeatSeconds: 5, End: true })]),
      'HeartbeatSeconds',
    ],
    ['JSONata', { QueryLanguage: 'JSONata', ...machine(['Done', { Type: 'Succeed' }]) }, 'QueryLanguage'],
    [
      'a distributed map',
      machine([
        'Each',
        {
          Type: 'Map',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            ...machine(['Done', { Type: 'Succeed' }]),
          },
          End: true,
        },
      ]),
      'Mode',
    ],
    [
      'an item reader',
      machine([
        'Each',
        { Type: 'Map', ItemReader: {}, ItemProcessor: machine(['Done', { Type: 'Succeed' }]), End: true },
      ]),
      'ItemReader',
    ],
    [
      'a task token',
      machine([
        'Work',
        { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', End: true },
      ]),
      'Resource',
    ],
    [
      'another service',
      machine(['Send', { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', End: true }]),
      'Resource',
    ],
    [
      'jitter',
      machine([
        'Work',
        task('work', { Retry: [{ ErrorEquals: ['States.ALL'], JitterStrategy: 'FULL' }], End: true }),
      ]),
      'JitterStrategy',
    ],
    ['a kind of state', machine(['Odd', { Type: 'Odd', End: true }]), 'Odd'],
    [
      'an intrinsic function',
      machine(['Pass', { Type: 'Pass', Parameters: { 'id.$': 'States.UUID()' }, End: true }]),
      'States.UUID',
    ],
    [
      'an intrinsic function with too few arguments',
      machine(['Pass', { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd(1)' }, End: true }]),
      'States.MathAdd',
    ],
    [
      'a filter in a path',
      machine(['Pass', { Type: 'Pass', InputPath: '$.a[?(@.b)]', End: true }]),
      '$.a[?(@.b)]',
    ],
    [
      'the item of a map outside ItemSelector',
      machine([
        'Each',
        {
          Type: 'Map',
          ItemProcessor: machine([
            'Pass',
            { Type: 'Pass', Parameters: { 'i.$': '$$.Map.Item.Index' }, End: true },
          ]),
          End: true,
        },
      ]),
      '$$.Map',
    ],
    [
      'a comparison',
      machine(
        ['Choose', { Type: 'Choice', Choices: [{ Variable: '$.a', StringMatches: 'a*', Next: 'Done' }] }],
        ['Done', { Type: 'Succeed' }],
      ),
      'StringMatches',
    ],
    [
      'a next state that does not exist',
      machine(['Pass', { Type: 'Pass', Next: 'Nowhere' }]),
      'Pass leads to Nowhere',
    ],
    ['no way on', machine(['Pass', { Type: 'Pass' }]), 'Pass needs one of Next and End'],
    [
      'two ways to wait',
      machine(['Wait', { Type: 'Wait', Seconds: 1, SecondsPath: '$.n', End: true }]),
      'Wait needs one of',
    ],
    [
      'one name for two states',
      machine(['Both', { Type: 'Parallel', Branches: [machine(['Both', { Type: 'Succeed' }])], End: true }]),
      'two states are named Both',
    ],
  ])('are refused at the start, by name: %s', async (_title, definition, told) => {
    await expect(start({ definition })).rejects.toThrow(told);
  });

  it('go on when they are told to, not before functions can be invoked', async () => {
    const worked: string[] = [];
    const definition = machine(
      ['Wait', { Type: 'Wait', Timestamp: '2026-01-20T16:06:00Z', Next: 'Work' }],
      ['Work', task('work', { End: true })],
    );
    const functions = { work: () => worked.push('work') };
    const before = await begin({ definition, functions });
    await before.machines.start(before.arn, {}, 'one');
    const { machines, clock } = await beginAgain(before, { definition, functions, resumes: false });
    await clock.advance(hour);
    expect(worked).toEqual([]);
    machines.resume();
    expect((await machines.ended(arnOf(before, 'one'))).status).toBe('SUCCEEDED');
    expect(worked).toEqual(['work']);
  });

  it('tell of each state once it is entered, and before it is left', async () => {
    const told: string[] = [];
    const { run } = await begin({
      definition: machine(['Work', task('work', { Next: 'Done' })], ['Done', { Type: 'Succeed' }]),
      functions: { work: () => told.push('works') },
      onState: (state, moment) => told.push(`${moment} ${state}`),
    });
    await run({});
    expect(told).toEqual(['entered Work', 'works', 'leaving Work', 'entered Done', 'leaving Done']);
  });

  it('go on resting when their machine left the template', async () => {
    const before = await begin({ definition: machine(['Wait', { Type: 'Wait', Seconds: 60, End: true }]) });
    await before.machines.start(before.arn, {}, 'one');
    const lines: string[] = [];
    const after = await beginAgain(before, {
      definition: machine(['Done', { Type: 'Succeed' }]),
      name: 'other',
      log: (line) => lines.push(line),
    });
    const resting = after.machines.describe(arnOf(before, 'one')) as Execution;
    expect(resting.status).toBe('RUNNING');
    expect(lines).toEqual(['The execution one rests: its state machine is not in the template any more.']);
  });
});
