import { importLives } from '../../scripts/rehearse/rehearse.ts';
import { findRunning } from '../../scripts/seed/find-running.ts';
import type { RunningSystem } from './running-system.ts';

/** Writes so many declarations below a region into the tables of a running system, as a rehearsal does: a list is long at once. */
export async function fillList(
  { system }: Pick<RunningSystem, 'system'>,
  given: { day: string; region: string; declarations: number },
): Promise<void> {
  const running = findRunning(system.controlUrl);
  const { sources } = await running.stores();
  await importLives({ running, sources, options: { ...given, seed: 1 } }, () => undefined);
}
