import type { Declaration } from '../../../schemas/declaration.ts';
import type { FindingEvidence } from '../../../schemas/finding.ts';
import type { Clock } from '../../shared/clock.ts';
import type { StoredFinding } from '../../shared/findings/finding.ts';
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
  if (finding?.state !== 'open') {
    await needs.forget();
    return false;
  }
  if (declaration === undefined || !isSame(finding, declaration)) return false;
  await needs.note(declaration, finding.evidence);
  await needs.judge(declaration.id);
  const at = needs.clock().toISOString();
  const closed = closeFinding(finding, { at, outcome: 'registered', step: { kind: 'settled' } });
  // Somebody else wrote it in this moment: the next look finds it again.
  if ((await needs.keep(closed)) === undefined) return true;
  await needs.forget();
  return true;
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
