import { openKeyRing } from '../../functions/shared/privacy/key-ring.ts';
import type { DeclarationSources } from '../../functions/shared/table/declaration-store.ts';
import { openWrappedKeys } from '../../functions/shared/table/wrapped-key-store.ts';
import type { System } from '../../scripts/local/system.ts';
import { localTarget } from '../../scripts/seed/seed.ts';

/** The table of a running system as its functions see it, for what a test looks up or puts there itself. */
export function sourcesOf(system: System): DeclarationSources {
  const { table, keyTable, dataKeys } = localTarget(system);
  const ring = openKeyRing(dataKeys, openWrappedKeys(keyTable));
  return { ...table, ring, retentionDays: 30 };
}
