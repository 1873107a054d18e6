import { afterEach, describe, expect, it } from 'vitest';
import { openClock } from '../../../scripts/local/clock/clock.ts';
import { startScheduler } from '../../../scripts/local/schedule/scheduler.ts';
import type { Clock } from '../../../scripts/local/seams/clock.ts';
import type { FunctionModel } from '../../../scripts/local/seams/function-model.ts';
import type { InvocationResult } from '../../../scripts/local/seams/invoker.ts';
import type { RoleModel } from '../../../scripts/local/seams/policies.ts';
import type { RuleModel, RuleTarget } from '../../../scripts/local/seams/schedule-model.ts';
import type { Scheduler, SchedulerSettings } from '../../../scripts/local/seams/scheduler.ts';

const machineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:report';
const ruleArn = (name: string): string => `arn:aws:events:us-east-1:000000000000:rule/${name}`;
const placed = { stack: 'Flow', logicalId: 'Round', path: 'Flow/Round' };
const role = (actions: readonly string[]): RoleModel => ({
  ...placed,
  arn: 'arn:aws:iam::000000000000:role/starter',
  name: 'starter',
  policies: [{ Statement: [{ Effect: 'Allow', Action: actions, Resource: machineArn }] }],
});

function aFunction(override: Partial<FunctionModel> = {}): FunctionModel {
  return {
    ...{
      ...placed,
      arn: 'arn:aws:lambda:us-east-1:000000000000:function:round',
      name: 'round',
      codeFolder: '',
      handler: 'index.handler',
    },
    ...{
      timeoutSeconds: 30,
      memoryMb: 256,
      environment: {},
      role: role([]),
      logGroup: 'round',
      whenAsync: { maximumRetryAttempts: 2, maximumAgeSeconds: 21_600 },
    },
    permissions: [{ principal: 'events.amazonaws.com', sourceArn: ruleArn('rounds') }],
    ...override,
  };
}
const aTarget = (override: Partial<RuleTarget> = {}): RuleTarget => ({
  id: 'Target0',
  arn: aFunction().arn,
  retry: { maximumAttempts: 185, maximumAgeSeconds: 86_400 },
  ...override,
});
const aRule = (override: Partial<RuleModel> = {}): RuleModel => ({
  ...placed,
  arn: ruleArn('rounds'),
  name: 'rounds',
  enabled: true,
  schedule: 'cron(0/30 * * * ? *)',
  targets: [aTarget()],
  ...override,
});

describe('the scheduler', () => {
  let clock: Clock;
  let scheduler: Scheduler;
  afterEach(async () => {
    await scheduler.stop();
    clock.stop();
  });

  const invoked: { readonly at: string; readonly event: { readonly time?: string } }[] = [];
  const started: { readonly machine: string; readonly input: unknown }[] = [];
  const lines: string[] = [];
  const asides: { readonly queue: string; readonly body: unknown }[] = [];

  function begin(
    rules: readonly RuleModel[],
    answer: () => InvocationResult = () => ({ payload: null }),
    lambda = aFunction(),
  ): void {
    invoked.length = started.length = lines.length = asides.length = 0;
    clock = openClock(new Date('2026-01-20T16:05:00Z'));
    const invoke = (_name: string, event: unknown): Promise<InvocationResult> => {
      invoked.push({ at: clock.now().toISOString().slice(11, 16), event: event as { time?: string } });
      return Promise.resolve(answer());
    };
    const start = (machine: string, input: unknown) => {
      started.push({ machine, input });
      return Promise.resolve({ executionArn: machine, startDate: clock.now() });
    };
    const settings = {
      model: { rules, functions: [lambda], account: '000000000000', region: 'us-east-1', partition: 'aws' },
      ...{
        clock,
        invoker: { invoke },
        machines: { start },
        dataFolder: '',
        log: (line: string) => lines.push(line),
        setAside: (queue: string, body: string) => {
          asides.push({ queue, body: JSON.parse(body) });
          return Promise.resolve();
        },
      },
    };
    scheduler = startScheduler(settings as unknown as SchedulerSettings);
  }

  it('fires each instant that a jump passes once, in order, and at its own time', async () => {
    begin([
      aRule(),
      aRule({
        name: 'hourly',
        schedule: 'cron(15 * * * ? *)',
        targets: [aTarget({ input: '{"hourly":true}' })],
        arn: ruleArn('rounds'),
      }),
    ]);
    await clock.advance(90 * 60_000);
    expect(invoked.map((one) => one.at)).toEqual(['16:15', '16:30', '17:00', '17:15', '17:30']);
    expect(invoked[0]?.event).toEqual({ hourly: true });
    expect(invoked[1]?.event.time).toBe('2026-01-20T16:30:00Z');
  });

  it('gives a function the event that AWS documents', async () => {
    begin([aRule()]);
    await clock.set(new Date('2026-01-20T16:31:00Z'));
    expect(invoked[0]?.event).toMatchObject({
      version: '0',
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: '000000000000',
      region: 'us-east-1',
      resources: [ruleArn('rounds')],
      detail: {},
    });
  });

  it('plans anew when the clock is set back', async () => {
    begin([aRule()]);
    await clock.set(new Date('2026-01-20T16:31:00Z'));
    await clock.set(new Date('2026-01-20T15:59:00Z'));
    await clock.set(new Date('2026-01-20T16:01:00Z'));
    expect(invoked.map((one) => one.event.time)).toEqual(['2026-01-20T16:30:00Z', '2026-01-20T16:00:00Z']);
  });

  it('leaves a disabled rule alone, but fires it on request', async () => {
    begin([aRule({ enabled: false })]);
    await clock.advance(3_600_000);
    expect(invoked).toEqual([]);
    await scheduler.fire('rounds');
    expect(invoked).toHaveLength(1);
    await expect(scheduler.fire('no such rule')).rejects.toThrow('There is no rule no such rule.');
  });

  it('tries a failed function again after one and two minutes of the clock, then gives up and says so', async () => {
    begin([aRule({ schedule: 'cron(30 16 * * ? *)' })], () => ({
      error: { errorType: 'Error', errorMessage: 'out of order' },
    }));
    await clock.advance(3_600_000);
    expect(invoked.map((one) => one.at)).toEqual(['16:30', '16:31', '16:33']);
    expect(lines).toEqual(['round failed for its schedule, for the last time: Error.']);
  });

  it('sets the event aside with how it failed when the function has an on-failure destination', async () => {
    const onFailureArn = 'arn:aws:sqs:us-east-1:000000000000:rounds-failed';
    begin(
      [aRule()],
      () => ({ error: { errorType: 'Error', errorMessage: 'out of order' } }),
      aFunction({ whenAsync: { maximumRetryAttempts: 0, maximumAgeSeconds: 60, onFailureArn } }),
    );
    await scheduler.fire('rounds');
    expect(asides).toMatchObject([
      {
        queue: onFailureArn,
        body: {
          requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 1 },
          requestPayload: { 'detail-type': 'Scheduled Event' },
          responsePayload: { errorType: 'Error' },
        },
      },
    ]);
  });

  it('puts the event into the dead-letter queue of a target that refuses it', async () => {
    const deadLetterArn = 'arn:aws:sqs:us-east-1:000000000000:rounds-dead';
    begin([aRule({ targets: [aTarget({ deadLetterArn })] })], undefined, aFunction({ permissions: [] }));
    await scheduler.fire('rounds');
    expect(asides).toMatchObject([{ queue: deadLetterArn, body: { source: 'aws.events' } }]);
  });

  it('does not invoke a function that gives the rule no permission', async () => {
    begin(
      [aRule()],
      undefined,
      aFunction({ permissions: [{ principal: 'events.amazonaws.com', sourceArn: ruleArn('other') }] }),
    );
    await scheduler.fire('rounds');
    expect(invoked).toEqual([]);
    expect(lines.join()).toContain('gives the rule rounds no permission');
  });

  it('starts a state machine with the role of the target, and only if that may', async () => {
    begin([
      aRule({
        targets: [
          aTarget({ arn: machineArn, input: '{"day":"2026-01-20"}', role: role(['states:StartExecution']) }),
        ],
      }),
    ]);
    await scheduler.fire('rounds');
    expect(started).toEqual([{ machine: machineArn, input: { day: '2026-01-20' } }]);
    await scheduler.stop();
    begin([aRule({ targets: [aTarget({ arn: machineArn, role: role(['states:DescribeExecution']) })] })]);
    await scheduler.fire('rounds');
    expect(started).toEqual([]);
    expect(lines.join()).toContain('starter may not start');
  });

  it('is idle while it only waits for the clock', async () => {
    begin([aRule()], () => ({ error: { errorType: 'Error', errorMessage: 'out of order' } }));
    const fired = scheduler.fire('rounds');
    await scheduler.drained();
    expect(scheduler.isIdle()).toBe(true);
    expect(invoked).toHaveLength(1);
    await clock.advance(180_000);
    await fired;
    expect(invoked).toHaveLength(3);
  });
});
