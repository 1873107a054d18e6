import { findingIdOf } from '../../../schemas/finding.ts';
import type { Notification } from '../../../schemas/notification.ts';
import { pathOf } from '../../../schemas/region.ts';
import type { StoredFinding } from '../../shared/findings/finding.ts';

/**
 * Tells the community that a charge is announced, so that it can object; and who decides, that it does (requirements F3). The same told twice is one
 * message. Any other step concerns nobody else.
 */
export async function tellCharge(
  notify: (notification: Notification) => Promise<void>,
  { subject, rule, place, steps }: StoredFinding,
  { step, at }: StoredFinding['steps'][number],
): Promise<void> {
  const finding = findingIdOf(subject, rule);
  const id = `separation-${subject}-${step.kind}-${at}`;
  if (step.kind === 'charge')
    await notify({ kind: 'separation-charge', id, place, step: 'announced', finding });
  if (step.kind !== 'objection') return;
  const charger = steps.findLast((one) => one.step.kind === 'charge')?.by?.place ?? place;
  const decider = pathOf(charger).at(-2) ?? charger;
  await notify({ kind: 'separation-charge', id, place: decider, step: 'objected', finding });
}
