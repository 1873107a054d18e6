/** What is to be done next, in order of time. */
export interface Agenda {
  /** Plans something; what would come after the end is never done. */
  at(instant: Date, task: (now: Date) => Promise<void>): void;
  /** Does all of it. What is done may plan more. */
  run(): Promise<void>;
}

/** @param everyMs - tasks are done at full steps of it, not before they were planned for */
export function openAgenda(until: Date, everyMs = 1): Agenda {
  const tasks: { at: Date; task: (now: Date) => Promise<void> }[] = [];
  return {
    at: (planned, task) => {
      const instant = new Date(Math.ceil(planned.getTime() / everyMs) * everyMs);
      if (instant >= until) return;
      const later = tasks.findIndex(({ at }) => at > instant);
      tasks.splice(later < 0 ? tasks.length : later, 0, { at: instant, task });
    },
    run: async () => {
      for (let next = tasks.shift(); next !== undefined; next = tasks.shift()) await next.task(next.at);
    },
  };
}
