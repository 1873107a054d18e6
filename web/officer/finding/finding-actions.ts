import type { Finding } from '../../../schemas/finding.ts';

export type FindingAction = Finding['allowed'][number];

export interface FindingActions {
  /** The next step, big at the thumb. */
  main: FindingAction | undefined;
  more: FindingAction[];
}

/** Whether the person was reached since it was opened last. */
function isReached({ steps }: Pick<Finding, 'steps'>): boolean {
  const opened = steps
    .map(({ step }) => step.kind === 'opened' || step.kind === 'reopened')
    .lastIndexOf(true);
  return steps.slice(opened + 1).some(({ step }) => step.kind === 'contact' && step.reached);
}

/** What can be done with a finding: who it is comes first, then to reach them, then to close it; the server says what is allowed. */
export function actionsOf(detail: Pick<Finding, 'allowed' | 'steps'>): FindingActions {
  const afterTries: FindingAction[] = isReached(detail) ? ['closure', 'contact'] : ['contact', 'closure'];
  const ofSim: FindingAction[] = ['objection', 'explanation', 'charge'];
  const order: FindingAction[] = [
    ...(['confirmation', ...ofSim] as const),
    ...afterTries,
    ...(['reassignment', 'note', 'correction'] as const),
  ];
  const [main, ...more] = order.filter((action) => detail.allowed.includes(action));
  return { main, more };
}
