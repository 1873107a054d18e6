import { authoriser } from '../gateway/policy/authorise.ts';
import { matcher } from '../gateway/policy/match-pattern.ts';
import { failedInvocation } from '../lambda/failed-invocation.ts';
import type { FunctionModel } from '../seams/function-model.ts';
import type { FunctionError } from '../seams/invoker.ts';
import type { RuleModel, RuleTarget } from '../seams/schedule-model.ts';
import type { SchedulerSettings } from '../seams/scheduler.ts';

/** Puts one firing of a rule to one target. Throws when the target refuses it: what AWS would retry and then drop. */
export type Deliver = (rule: RuleModel, target: RuleTarget, firedAt: Date, pause: Pause) => Promise<void>;
/** Waits on the settable clock. */
export type Pause = (milliseconds: number) => Promise<void>;

/** AWS Lambda, "Error handling for asynchronous invocation": a failed function is tried again after one and after two minutes, if it wants. */
const pausesMs = [60_000, 120_000];

export function deliverer(settings: SchedulerSettings): Deliver {
  const { model, invoker, machines, log } = settings;
  const giveUp = async (lambda: FunctionModel, event: unknown, error: FunctionError): Promise<void> => {
    log(`${lambda.name} failed for its schedule, for the last time: ${error.errorType}.`);
    const { onFailureArn, maximumRetryAttempts } = lambda.whenAsync;
    if (onFailureArn === undefined) return;
    const failures = maximumRetryAttempts + 1;
    await settings.setAside(
      onFailureArn,
      failedInvocation(lambda, { event, error, failures, at: settings.clock.now() }),
    );
  };
  const invoke = async (lambda: FunctionModel, event: unknown, pause: Pause): Promise<void> => {
    for (const pauseMs of [...pausesMs.slice(0, lambda.whenAsync.maximumRetryAttempts), undefined]) {
      const result = await invoker.invoke(lambda.name, event);
      if (!('error' in result)) return;
      if (pauseMs === undefined) await giveUp(lambda, event, result.error);
      else await pause(pauseMs);
    }
  };
  return async (rule, target, firedAt, pause) => {
    const event = eventOf(rule, target, firedAt, settings);
    const lambda = model.functions.find(({ arn }) => arn === target.arn);
    try {
      if (lambda) invokeAllowed(lambda, rule);
      else {
        startAllowed(target, settings);
        await machines.start(target.arn, event);
      }
    } catch (refusal) {
      if (target.deadLetterArn !== undefined)
        await settings.setAside(target.deadLetterArn, JSON.stringify(event));
      throw refusal;
    }
    if (lambda) await invoke(lambda, event, pause);
  };
}

function invokeAllowed(lambda: FunctionModel, rule: RuleModel): void {
  const letsIn = lambda.permissions.some(
    ({ principal, sourceArn = '*' }) =>
      principal === 'events.amazonaws.com' && matcher(sourceArn, { ignoreCase: false })(rule.arn),
  );
  if (!letsIn) throw new Error(`${lambda.name} gives the rule ${rule.name} no permission to invoke it`);
}

function startAllowed(target: RuleTarget, { model }: SchedulerSettings): void {
  const role = target.role;
  if (role === undefined) throw new Error(`the target ${target.arn} has no role`);
  const place = { account: model.account, partition: model.partition, region: model.region };
  const refused = authoriser({ roleArn: role.arn, ...place, identity: role.policies, resources: {} })(
    'states:StartExecution',
    target.arn,
  );
  if (refused !== undefined) throw new Error(`${role.name} may not start ${target.arn}, ${refused}`);
}

/** The constant of the target, or the event that AWS documents for schedules (EventBridge, "Scheduled events"). */
function eventOf(rule: RuleModel, target: RuleTarget, firedAt: Date, { model }: SchedulerSettings): unknown {
  if (target.input !== undefined) return JSON.parse(target.input);
  return {
    version: '0',
    id: crypto.randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: model.account,
    time: firedAt.toISOString().replace(/\.\d+Z$/, 'Z'),
    region: model.region,
    resources: [rule.arn],
    detail: {},
  };
}
