import type { Declaration } from '../../../schemas/declaration.ts';
import type { FindingEvidence } from '../../../schemas/finding.ts';
import type { Clock } from '../../shared/clock.ts';
import { presentEpisode, type StoredFinding } from '../../shared/findings/finding.ts';
import { closeFinding } from '../../shared/findings/settle-finding.ts';
import { comparableName } from '../../shared/people/person-keys.ts';

export interface AdoptNeeds {
  finding(): Promise<StoredFinding | undefined>;
  declaration(): Promise<Declaration | undefined>;
  /** Notes what the rows said at the case. */
  note(declaration: Declaration, evidence: readonly FindingEvidence[]): Promise<void>;
  keep(finding: StoredFinding): Promise<StoredFinding | undefined>;
  forget(): Promise<void>;
  judge(id: string): Promise<void>;
  clock: Clock;
}

/**
 * Somebody whom nobody had declared has been: what feeds said of them is noted at the case, which is judged, and the search ends. Hashes
 * brought the two together; whether it is one person, the documents in full say.
 * @returns whether it was the same person
 */
export async function adoptStranger(needs: AdoptNeeds): Promise<boolean> {
  const [finding, declaration] = await Promise.all([needs.finding(), needs.declaration()]);
  if (finding === undefined || !isSought(finding)) {
    await needs.forget();
    return false;
  }
  if (declaration === undefined || !isSame(finding, declaration)) return false;
  await needs.note(declaration, finding.evidence);
  await needs.judge(declaration.id);
  const isEnded = (await needs.keep(endSearch(finding, declaration.id, needs.clock()))) !== undefined;
  // Where somebody else wrote it in this moment, the next look finds it again.
  if (isEnded) await needs.forget();
  return true;
}

/** Looked for still, or registered with the help of whoever found them: what was said of them has not come to a case yet. */
function isSought(finding: StoredFinding): boolean {
  return finding.state === 'open' || presentEpisode(finding).outcome === 'registered';
}

/** Where they turned up is kept: what becomes of them from now on, their case says. */
function endSearch(finding: StoredFinding, registeredAs: string, now: Date): StoredFinding {
  const known = { ...finding, registeredAs };
  if (finding.state === 'closed') return known;
  return closeFinding(known, { at: now.toISOString(), outcome: 'registered', step: { kind: 'settled' } });
}

function isSame({ person = {} }: StoredFinding, { personal }: Declaration): boolean {
  if (person.document === personal.document.number) return true;
  const { name, phone } = person;
  return (
    name !== undefined &&
    phone === personal.phone &&
    comparableName(name) === comparableName(personal.name) &&
    person.document === undefined
  );
}
