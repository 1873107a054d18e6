import type { Declaration } from '../../schemas/declaration.ts';
import type { RecordedStep } from '../../schemas/worklist.ts';

/** Where a case stands: what every recorded step is answered with. */
export function standingOf({ id, version, state, place, dueAt }: Declaration): RecordedStep {
  return { id, version, state, place, ...(dueAt !== undefined && { dueAt }) };
}
