import type { AuditEntry, AuditedView } from '../../../schemas/audit.ts';
import { entryAfter } from './chain.ts';

/** A viewer's chain. `append` says false when another entry of that number was there first. */
export interface AuditChain {
  last(sub: string): Promise<AuditEntry | undefined>;
  append(entry: AuditEntry): Promise<boolean>;
}

/**
 * Puts a view on record, before what was viewed is answered (invariant 7). A viewer with two screens may lose the race
 * for a number: then the next one is tried, until the view stands in the chain.
 */
export async function recordView(chain: AuditChain, view: AuditedView): Promise<AuditEntry> {
  for (;;) {
    const entry = entryAfter(await chain.last(view.sub), view);
    if (await chain.append(entry)) return entry;
  }
}
