import type { Declaration } from '../../../schemas/declaration.ts';
import { findingRuleOf } from '../../../schemas/finding-rules/all.ts';
import { pathOf } from '../../../schemas/region.ts';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { systemClock } from '../../shared/clock.ts';
import { type FoundPerson, presentEpisode, type StoredFinding } from '../../shared/findings/finding.ts';
import { personKeysOf } from '../../shared/people/person-index.ts';
import { expiryOf, retentionDateOf } from '../../shared/privacy/retention.ts';
import type { SendNotification } from '../../shared/queue/send-notification.ts';
import { findConflictsOfCase } from '../../shared/table/case-conflicts.ts';
import { judgeAgainAfter, markCompared, noteStranger } from '../../shared/table/compared-store.ts';
import {
  changeDeclaration,
  type DeclarationSources,
  findDeclaration,
} from '../../shared/table/declaration-store.ts';
import { touchDesk } from '../../shared/table/desk-store.ts';
import { findCandidates, findFacts } from '../../shared/table/fact-store.ts';
import { findFinding, findFindingsOfCase, keepFinding } from '../../shared/table/finding-store.ts';
import { keepAsLong } from '../../shared/table/keep-as-long.ts';
import { findRegion } from '../../shared/table/region-store.ts';
import { findRiskAreas } from '../../shared/table/risk-area-store.ts';
import { findRules } from '../../shared/table/rule-store.ts';
import type { JudgeNeeds } from './judge-subject.ts';
import type { StrangerNeeds } from './look-for-stranger.ts';
import { strangerSubject } from './stranger-subject.ts';
import { tellLifted } from './tell-lifted.ts';
import { tellOpened } from './tell-opened.ts';

/** So long a search for somebody whom nobody has declared is kept, beside the days that everything is. */
const strangerDays = 60;

/** Judging cases on the table, with who is told of what was found. */
export function openJudging(sources: DeclarationSources, notify: SendNotification): JudgeNeeds {
  return {
    cases: {
      find: (id) => findDeclaration(sources, id),
      mark: (id) => markCompared(sources, id),
      lift: async (lifted) => {
        await changeDeclaration(sources, { ...lifted, by: 'system' });
      },
    },
    facts: {
      of: async (id) =>
        (await findFacts(sources, id)).filter(
          ({ corrected, aside }) => corrected === undefined && aside === undefined,
        ),
      candidates: (id) => findCandidates(sources, id),
    },
    findings: {
      of: (id) => findFindingsOfCase(sources, id),
      keep: (finding, about) => keepFinding(sources, finding, retentionOf(sources, about)),
    },
    retention: {
      dateOf: (about) => retentionOf(sources, about),
      ofConflicts: (id) => findConflictsOfCase(sources, id),
      keepAsLong: (id, date) => keepAsLong(sources, id, date),
    },
    areas: { near: (regions) => findRiskAreas(sources, regions) },
    rules: { all: () => findRules(sources) },
    regions: { nearest: (code) => nearestRegion(sources, code) },
    again: (note) => judgeAgainAfter(sources, note),
    tell: (opened) => tellOpened(notify, opened),
    tellLifted: async (of, at) => {
      await touchDesk(sources, of.place, systemClock().toISOString());
      await tellLifted(notify, of, at);
    },
    clock: systemClock,
  };
}

export function retentionOf(sources: DeclarationSources, about: Declaration): string {
  return retentionDateOf(about, sources.retentionDays);
}

/** Looking for people whom nobody has declared. */
export function openSearch(sources: DeclarationSources, notify: SendNotification): StrangerNeeds {
  return {
    subjectOf: async (person: FoundPerson) =>
      strangerSubject(personKeysOf((await sources.ring.season()).people), person),
    findings: {
      find: (of) => findFinding(sources, of),
      keep: (finding) => keepStranger(sources, finding),
    },
    note: (id) => noteStranger(sources, id, expiryOf(strangerRetention(sources, systemClock()))),
    regions: { nearest: (code) => nearestRegion(sources, code) },
    tell: (opened) => tellOpened(notify, opened),
    clock: systemClock,
  };
}

/** The key of the day on which it was opened last seals it, so that whoever works on it makes none. */
export function keepStranger(
  sources: DeclarationSources,
  finding: StoredFinding,
): Promise<StoredFinding | undefined> {
  const { openedAt } = presentEpisode(finding);
  // What was said of a SIM holds for as long as nothing else is said of it: it is kept from the last word on.
  const isOfSim = findingRuleOf(finding.rule).when.by === 'pair';
  const lastAt = isOfSim ? (finding.steps.at(-1)?.at ?? openedAt) : openedAt;
  return keepFinding(sources, finding, strangerRetention(sources, new Date(lastAt)));
}

/** The day on which a search that was opened then is gone. */
export function strangerRetention({ retentionDays }: DeclarationSources, openedAt: Date): string {
  return addDays(shanghaiDate(openedAt), strangerDays + retentionDays);
}

/** The region of a code, or the nearest one above it that exists. */
export async function nearestRegion(sources: DeclarationSources, code: string): Promise<string> {
  const [province = code, ...below] = pathOf(code);
  for (const one of below.toReversed()) if ((await findRegion(sources, one)) !== undefined) return one;
  return province;
}
