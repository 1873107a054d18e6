import { hash } from 'node:crypto';
import type { AuditEntry, AuditedView } from '../../../schemas/audit.ts';
import type { UnmaskingRequest } from '../../../schemas/case-list.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import { entryAfter } from './chain.ts';

/** What is kept of a view under the case, beside the entry in the viewer's chain. */
export interface KeptView {
  /** The case that was looked at: the view is kept as long. */
  seen: Declaration;
  /** Why it was unmasked. */
  reason?: string;
}

/** A viewer's chain. */
export interface AuditChain {
  last(sub: string): Promise<AuditEntry | undefined>;
  /**
   * Writes the entry, and the view under the case, together. False when another entry of that number was there first: then
   * neither is written. A break-glass has no case to stand under.
   */
  append(entry: AuditEntry, kept?: KeptView): Promise<boolean>;
}

/** A chain to which only what concerns no case is added. */
export interface AccountChain extends Pick<AuditChain, 'last'> {
  append(entry: AuditEntry): Promise<boolean>;
}

/** Somebody looks at a case, masked or whole, and says why where they must. */
export interface View {
  viewed: Pick<AuditedView, 'sub' | 'place' | 'at'> & { masked: boolean };
  seen: Declaration;
  unmasking?: UnmaskingRequest | undefined;
}

/**
 * Puts a view on record, before what was viewed is answered (invariant 7). A viewer with two screens may lose the race
 * for a number: then the next one is tried, until the view stands in the chain.
 */
export async function recordView(chain: AuditChain, { viewed, seen, unmasking }: View): Promise<AuditEntry> {
  const why = unmasking && { purpose: unmasking.purpose, reasonHash: hashOfReason(unmasking.reason) };
  const kept = { seen, ...(unmasking && { reason: unmasking.reason }) };
  const withView: AccountChain = {
    last: (sub) => chain.last(sub),
    append: (entry) => chain.append(entry, kept),
  };
  return linkTo(withView, { ...viewed, declaration: seen.id, ...why });
}

/**
 * Puts a break-glass on record, under its own id where a declaration's would stand, before it opens anything (requirements
 * D8). What is seen by it is masked, and each view of a case a link of its own.
 */
export function recordBreakGlass(
  chain: AccountChain,
  { id, ...look }: Pick<AuditedView, 'sub' | 'place' | 'at'> & { id: string },
): Promise<AuditEntry> {
  return linkTo(chain, { ...look, declaration: id, masked: true });
}

/**
 * Puts an export on record, under its own id where a declaration's would stand: when it is asked for, each time its file is given
 * out, and when somebody else approves or refuses it (requirements D8).
 */
export function recordExport(
  chain: AccountChain,
  { id, ...made }: Pick<AuditedView, 'sub' | 'place' | 'at' | 'purpose' | 'approved'> & { id: string },
): Promise<AuditEntry> {
  return linkTo(chain, { ...made, declaration: id, masked: true });
}

/**
 * Puts a correction of the figures on record, under its own id where a declaration's would stand, before it is made: what it
 * adds is kept under that id.
 */
export function recordCorrection(
  chain: AccountChain,
  { id, ...made }: Pick<AuditedView, 'sub' | 'place' | 'at'> & { id: string },
): Promise<AuditEntry> {
  return linkTo(chain, { ...made, declaration: id });
}

/**
 * Puts a change of the list of risk areas on record, under an id of its own where a declaration's would stand, before it is made:
 * each record that it writes names that id (requirements D6).
 */
export function recordListing(
  chain: AccountChain,
  { id, ...made }: Pick<AuditedView, 'sub' | 'place' | 'at'> & { id: string },
): Promise<AuditEntry> {
  return linkTo(chain, { ...made, declaration: id });
}

/**
 * Puts on record that a mandate for a feed was recorded or ended, under an id of its own where a declaration's would stand, before it is
 * (requirements D3).
 */
export function recordMandateChange(
  chain: AccountChain,
  { id, ...made }: Pick<AuditedView, 'sub' | 'place' | 'at'> & { id: string },
): Promise<AuditEntry> {
  return linkTo(chain, { ...made, declaration: id });
}

/**
 * Puts a view of a finding on record, under its subject where a declaration's id would stand: it tells of a person, declared or not (requirements
 * D2, D4).
 */
export function recordFinding(
  chain: AccountChain,
  { id, ...look }: Pick<AuditedView, 'sub' | 'place' | 'at' | 'masked'> & { id: string },
): Promise<AuditEntry> {
  return linkTo(chain, { ...look, declaration: id });
}

/**
 * Puts the release of a feed run that was held on record, under an id of its own where a declaration's would stand, before it takes
 * effect: the release names that id (requirements D7).
 */
export function recordRelease(
  chain: AccountChain,
  { id, ...made }: Pick<AuditedView, 'sub' | 'place' | 'at' | 'purpose'> & { id: string },
): Promise<AuditEntry> {
  return linkTo(chain, { ...made, declaration: id });
}

/**
 * Puts on record that a system was told of declarations, under an id of the page where a declaration's would stand, before it is answered: which
 * city, from where and up to where, how many, and of whom, by a hash (requirements D2, J1). It is told all that its city or the province answers for.
 */
export function recordTold(
  chain: AccountChain,
  { id, ...made }: Pick<AuditedView, 'sub' | 'place' | 'at' | 'told'> & { id: string },
): Promise<AuditEntry> {
  return linkTo(chain, { ...made, declaration: id, masked: false });
}

async function linkTo(chain: AccountChain, view: AuditedView): Promise<AuditEntry> {
  for (;;) {
    const entry = entryAfter(await chain.last(view.sub), view);
    if (await chain.append(entry)) return entry;
  }
}

/** What binds ids to the chain, in whatever order they were told (requirements D2). */
export function hashOfIds(ids: readonly string[]): string {
  return hash('sha256', ids.toSorted().join('\n'), 'base64url');
}

/** What binds a reason to the chain, in which no person may be named (requirements K1). */
export function hashOfReason(reason: string): string {
  return hash('sha256', reason, 'base64url');
}
