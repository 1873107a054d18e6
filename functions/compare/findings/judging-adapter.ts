import type { Declaration } from '../../../schemas/declaration.ts';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { systemClock } from '../../shared/clock.ts';
import type { FoundPerson, StoredFinding } from '../../shared/findings/finding.ts';
import { personKeysOf } from '../../shared/people/person-index.ts';
import { expiryOf, retentionDateOf } from '../../shared/privacy/retention.ts';
import type { SendNotification } from '../../shared/queue/send-notification.ts';
import { judgeAgainAfter, markCompared, noteStranger } from '../../shared/table/compared-store.ts';
import { type DeclarationSources, findDeclaration } from '../../shared/table/declaration-store.ts';
import { findCandidates, findFacts } from '../../shared/table/fact-store.ts';
import { findFinding, findFindingsOfCase, keepFinding } from '../../shared/table/finding-store.ts';
import { findRegionPaths } from '../../shared/table/region-store.ts';
import { findRiskAreas } from '../../shared/table/risk-area-store.ts';
import type { JudgeNeeds } from './judge-subject.ts';
import type { StrangerNeeds } from './look-for-stranger.ts';
import { strangerSubject } from './stranger-subject.ts';

/** So long a search for somebody whom nobody has declared is kept, beside the days that everything is. */
const strangerDays = 60;
const province = '41';
const lengths = [12, 9, 6, 4];

/** Judging cases on the table, with who is told of what was found. */
export function openJudging(sources: DeclarationSources, notify: SendNotification): JudgeNeeds {
  return {
    cases: {
      find: (id) => findDeclaration(sources, id),
      mark: (id) => markCompared(sources, id),
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
    areas: { near: (regions) => findRiskAreas(sources, regions) },
    regions: { nearest: (code) => nearestRegion(sources, code) },
    again: (note) => judgeAgainAfter(sources, note),
    tell: (opened) => tellOpened(notify, opened),
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
    note: (id) => noteStranger(sources, id, expiryOf(strangerRetention(sources))),
    regions: { nearest: (code) => nearestRegion(sources, code) },
    tell: (opened) => tellOpened(notify, opened),
    clock: systemClock,
  };
}

export function keepStranger(
  sources: DeclarationSources,
  finding: StoredFinding,
): Promise<StoredFinding | undefined> {
  return keepFinding(sources, finding, strangerRetention(sources));
}

function strangerRetention({ retentionDays }: DeclarationSources): string {
  return addDays(shanghaiDate(systemClock()), strangerDays + retentionDays);
}

/** The region of a code, or the nearest one above it that exists. */
export async function nearestRegion(sources: DeclarationSources, code: string): Promise<string> {
  const candidates = lengths.filter((length) => length <= code.length).map((length) => code.slice(0, length));
  const existing = await findRegionPaths(sources, candidates);
  return candidates.find((one) => existing.has(one)) ?? province;
}

/** One message an hour and place, however much was found there. */
async function tellOpened(notify: SendNotification, { place }: StoredFinding): Promise<void> {
  const hour = systemClock().toISOString().slice(0, 13);
  await notify({ kind: 'finding-opened', id: `finding-opened-${place}-${hour}`, place });
}
