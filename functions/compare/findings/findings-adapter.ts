import type { FindingStepRequest } from '../../../schemas/finding.ts';
import { systemClock } from '../../shared/clock.ts';
import { notFound } from '../../shared/errors.ts';
import type { StoredFinding } from '../../shared/findings/finding.ts';
import { type Queue, sendOne } from '../../shared/queue/queue.ts';
import type { SendNotification } from '../../shared/queue/send-notification.ts';
import { type DeclarationSources, findDeclaration } from '../../shared/table/declaration-store.ts';
import {
  correctFacts,
  decideCandidate,
  type Fact,
  findCandidates,
  keepFact,
} from '../../shared/table/fact-store.ts';
import { isOfCase, tellFinding } from '../../shared/table/finding-codec.ts';
import { findFindingRows, findSealedFinding, keepFinding } from '../../shared/table/finding-store.ts';
import { findingOrders } from '../../shared/table/keys.ts';
import { findRegion, findRegionsOf } from '../../shared/table/region-store.ts';
import { confirmCandidates } from './confirm-candidates.ts';
import type { JudgeMessage } from './judge-message.ts';
import { keepStranger, retentionOf } from './judging-adapter.ts';
import type { FoundLists } from './list-findings.ts';
import { lookForStranger, type StrangerNeeds, type StrangerRow } from './look-for-stranger.ts';
import type { RecordNeeds } from './record-step.ts';
import { tellCharge } from './tell-charge.ts';

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
  notify: SendNotification;
  search: StrangerNeeds;
  judgeQueue: Queue;
}

/** What recording a step about a finding needs of the table. */
export function openSteps(
  { sources, notify, search, judgeQueue }: StepSources,
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
      // Its retention has ended in this moment.
      if (about === undefined) throw notFound();
      return keepFinding(sources, finding, retentionOf(sources, about));
    },
    tell: (finding, taken) => tellCharge(notify, finding, taken),
    judge: async ({ rule, subject }) => {
      if (isOfCase(rule)) await sendOne(judgeQueue, { kind: 'case', id: subject } satisfies JudgeMessage);
    },
  };
}

async function followStep(
  { sources, search }: Pick<StepSources, 'sources' | 'search'>,
  finding: StoredFinding,
  step: FindingStepRequest,
): Promise<void> {
  const { subject, rule, evidence, place } = finding;
  if (step.kind === 'confirmation') {
    const about = await findDeclaration(sources, subject);
    if (about === undefined) return;
    const of = { id: subject, retentionDate: retentionOf(sources, about) };
    const needs = {
      waiting: () => findCandidates(sources, subject),
      keep: async (fact: Fact) => {
        await keepFact(sources, of, fact);
      },
      seek: async (row: StrangerRow) => {
        await lookForStranger(search, row);
      },
      decide: async (ref: string) => {
        await decideCandidate(sources, subject, ref, step.isSame);
      },
    };
    await confirmCandidates(needs, finding, step.isSame);
  }
  if (step.kind === 'correction' && isOfCase(rule)) {
    const refs = evidence.filter(({ feed }) => feed !== undefined).map(({ ref }) => ref);
    await correctFacts(sources, subject, { refs, at: systemClock().toISOString(), place });
  }
}
