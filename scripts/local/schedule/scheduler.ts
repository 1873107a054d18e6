import { countActivity } from '../clock/activity.ts';
import type { RuleModel } from '../seams/schedule-model.ts';
import type { Scheduler, SchedulerSettings } from '../seams/scheduler.ts';
import { deliverer } from './deliver.ts';
import { parseSchedule, type Schedule } from './expression.ts';

/**
 * Fires the scheduled rules of the template on the settable clock. A jump fires each instant that it passes once, in
 * order; what falls into the time when the runner is off is not made up for.
 */
export function startScheduler(settings: SchedulerSettings): Scheduler {
  const { clock, model, log } = settings;
  const deliver = deliverer(settings);
  const activity = countActivity();
  const leaveClock = clock.settleWith(() => activity.drained());
  const scheduled = model.rules
    .filter((rule) => rule.enabled)
    .map((rule) => ({ rule, next: parseSchedule(rule.schedule) }));
  const over = new AbortController();
  let plans = new AbortController();

  const pause = (milliseconds: number): Promise<void> =>
    activity.resting(clock.reach(new Date(clock.now().getTime() + milliseconds), over.signal));
  const fire = (rule: RuleModel, at: Date): Promise<void> =>
    activity.working(async () => {
      const deliveries = rule.targets.map((target) => deliver(rule, target, at, pause));
      for (const { reason } of (await Promise.allSettled(deliveries)).filter(
        (one) => one.status === 'rejected',
      )) {
        if (!over.signal.aborted) log(`The rule ${rule.name} reached no target: ${String(reason)}.`);
      }
    });
  const plan = (rule: RuleModel, next: Schedule, after: Date): void => {
    const due = next(after);
    if (due === undefined) return;
    clock.reach(due, plans.signal).then(
      () => {
        void fire(rule, due);
        plan(rule, next, due);
      },
      () => undefined,
    );
  };
  const planAll = (): void => {
    plans.abort();
    plans = new AbortController();
    for (const { rule, next } of scheduled) plan(rule, next, clock.now());
  };

  planAll();
  clock.onSetBack(planAll);
  return {
    fire: (name) => {
      const rule = model.rules.find((one) => one.name === name);
      return rule === undefined
        ? Promise.reject(new Error(`There is no rule ${name}.`))
        : fire(rule, clock.now());
    },
    drained: () => activity.drained(),
    isIdle: () => activity.isIdle(),
    stop: () => {
      plans.abort();
      over.abort();
      leaveClock();
      return activity.drained();
    },
  };
}
