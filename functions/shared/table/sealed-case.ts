import type { SealedCase } from '../access/find-in-scope.ts';
import type { Freshness } from '../life-cycle/decide-on-recent.ts';
import { parseFacts } from './declaration-record.ts';
import { type DeclarationSources, findStored } from './declaration-store.ts';
import { openDeclaration } from './declaration-vault.ts';

/** The case by its id, not yet opened: one call, whoever asks (invariant 7). */
export async function findSealedCase(
  sources: DeclarationSources,
  id: string,
  freshness?: Freshness,
): Promise<SealedCase | undefined> {
  const stored = await findStored(sources, id, freshness);
  return stored && { ...parseFacts(stored), open: () => openDeclaration(sources, stored) };
}
