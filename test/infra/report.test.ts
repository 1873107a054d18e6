import { describe, expect, it } from 'vitest';
import { staffFunctions } from '../../infra/stacks/intake-functions.ts';
import { reportMachine } from '../../infra/stacks/report-machine.ts';

const { States: states } = reportMachine;

describe('the machine of the daily report', () => {
  it('closes the day only when no function that saw it open can still write (invariant 5)', () => {
    const confirms = staffFunctions.filter(({ routes }) =>
      routes.some((route) => route.endsWith('/confirmation')),
    );
    expect(confirms).toHaveLength(1);
    for (const { timeoutSeconds } of confirms)
      expect(timeoutSeconds * 2).toBeLessThan(states['Wait for who is confirming'].Seconds);
    expect(states['Wait to close'].Next).toBe('Wait for who is confirming');
    expect(states['Wait for who is confirming'].Next).toBe('Close all counties');
  });

  it.each([
    'Draft all counties',
    'Draft again what failed',
    'Close all counties',
    'Close again what failed',
  ] as const)('catches the failure of each batch by itself: %s', (name) => {
    const inner = Object.values(states[name].ItemProcessor.States) as { Type: string; Catch?: unknown }[];
    const tasks = inner.filter(({ Type }) => Type === 'Task');
    expect(tasks).toHaveLength(1);
    expect(tasks[0]?.Catch).toMatchObject([{ ErrorEquals: ['States.ALL'] }]);
  });

  it('fails for what can’t be closed, so that a redrive takes it up', () => {
    expect(JSON.stringify(states['Close what is still open'])).not.toContain('Catch');
  });
});
