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
    'Make the files',
    'Make again what failed',
  ] as const)('catches the failure of each batch by itself: %s', (name) => {
    const inner = Object.values(states[name].ItemProcessor.States) as { Type: string; Catch?: unknown }[];
    const tasks = inner.filter(({ Type }) => Type === 'Task');
    expect(tasks).toHaveLength(1);
    expect(tasks[0]?.Catch).toMatchObject([{ ErrorEquals: ['States.ALL'] }]);
  });

  it.each(['Close what is still open', 'Make what is still not made'] as const)(
    'fails for what can’t be done, so that a redrive takes it up: %s',
    (name) => {
      expect(JSON.stringify(states[name])).not.toContain('Catch');
    },
  );

  it('delivers the report before it fails for files: these are made when somebody fetches them', () => {
    expect(states['Are all files made?'].Choices[0].Next).toBe('Deliver the report');
    expect(states['Deliver the report'].Next).toBe('Make what is still not made');
  });
});
