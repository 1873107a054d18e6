import type { FindingEvidence, FindingStepRequest } from '../../../schemas/finding.ts';
import { systemClock } from '../../shared/clock.ts';
import type { StoredFinding } from '../../shared/findings/finding.ts';
import { type Queue, sendOne } from '../../shared/queue/queue.ts';
import { type DeclarationSources, findDeclaration } from '../../shared/table/declaration-store.ts';
import { correctFacts, decideCandidate, findCandidates, keepFact } from '../../shared/table/fact-store.ts';
import { isOfCase, tellFinding } from '../../shared/table/finding-codec.ts';
import { findFindingRows, findSealedFinding, keepFinding } from '../../shared/table/finding-store.ts';
import { findingOrders } from '../../shared/table/keys.ts';
import { findRegion, findRegionsOf } from '../../shared/table/region-store.ts';
import type { JudgeMessage } from './judge-message.ts';
import { keepStranger, retentionOf } from './judging-adapter.ts';
import type { FoundLists } from './list-findings.ts';
import { lookForStranger, type StrangerNeeds } from './look-for-stranger.ts';
import type { RecordNeeds } from './record-step.ts';

/** Lists of findings, from the index of places. */
export function openFindingLists(sources: DeclarationSources): FoundLists {
  return {
    partitions: async (region) => {
      if (region.length > 6) return [region.slice(0, 9)];
      const townships = region.length === 6 ? await findRegionsOf(sources, region) : [];
      return [region, ...townships.map(({ code }) => code)];
    },
    page: async ({ partition, region, state, most, after }) => {
      const range =
        state === 'open' && region.length === 12 ? findingOrders.openAt(region) : findingOrders[state];
      const page = await findFindingRows(sources, {
        ...{ partition, range, most, after },
        isNewestFirst: state === 'closed',
      });
      return { ...page, rows: page.rows.filter(({ place }) => place.startsWith(region)) };
    },
  };
}

interface StepSources {
  sources: DeclarationSources;
  search: StrangerNeeds;
  judgeQueue: Queue;
}

/** What recording a step about a finding needs of the table. */
export function openSteps(
  { sources, search, judgeQueue }: StepSources,
  of: Parameters<typeof findSealedFinding>[1],
): RecordNeeds {
  return {
    find: () => findSealedFinding(sources, of),
    row: tellFinding,
    regions: { exists: async (code) => (await findRegion(sources, code)) !== undefined },
    follow: (finding, step) => followStep({ sources, search }, finding, step),
    keep: async (finding) => {
      if (!isOfCase(finding.rule)) return keepStranger(sources, finding);
      const about = await findDeclaration(sources, finding.subject);
      return about && keepFinding(sources, finding, retentionOf(sources, about));
    },
    judge: async ({ rule, subject }) => {
      if (isOfCase(rule)) await sendOne(judgeQueue, { kind: 'case', id: subject } satisfies JudgeMessage);
    },
  };
}

async function followStep(
  needs: Pick<StepSources, 'sources' | 'search'>,
  finding: StoredFinding,
  step: FindingStepRequest,
): Promise<void> {
  if (step.kind === 'confirmation') await confirm(needs, finding, step.isSame);
  if (step.kind === 'correction' && isOfCase(finding.rule)) {
    const refs = finding.evidence.filter(({ feed }) => feed !== undefined).map(({ ref }) => ref);
    const at = systemClock().toISOString();
    await correctFacts(needs.sources, finding.subject, { refs, at, place: finding.place });
  }
}

/** Who a row is about stands in the case, or with the finding about whom nobody has declared. */
const ofPerson: ReadonlySet<string> = new Set(['document', 'name', 'phone']);

async function confirm(
  { sources, search }: Pick<StepSources, 'sources' | 'search'>,
  { subject, evidence }: StoredFinding,
  isSame: boolean,
): Promise<void> {
  const about = await findDeclaration(sources, subject);
  if (about === undefined) return;
  const waiting = await findCandidates(sources, subject);
  for (const row of waiting.filter(({ ref }) => evidence.some((one: FindingEvidence) => one.ref === ref))) {
    const { ref, keep, ...fact } = row;
    const { document, name, phone } = fact.told;
    const told = Object.fromEntries(Object.entries(fact.told).filter(([field]) => !ofPerson.has(field)));
    if (isSame)
      await keepFact(sources, { id: subject, retentionDate: retentionOf(sources, about) }, { ...fact, told });
    else if (keep)
      await lookForStranger(search, {
        kind: fact.kind,
        person: { document, name, phone },
        evidence: { ...fact, ref, feed: fact.kind, told },
      });
    await decideCandidate(sources, subject, ref, isSame);
  }
}
