import { readEnvironment } from '../shared/environment.ts';
import { openRing } from '../shared/privacy/open-ring.ts';
import {
  findConfirmation,
  keepConfirmation,
  keepObjectionAnswer,
  type StoredConfirmation,
} from '../shared/table/confirmation-store.ts';
import { findDraft } from '../shared/table/draft-store.ts';
import { findFinal } from '../shared/table/final-store.ts';
import { cityOf, townshipOf } from '../shared/table/keys.ts';
import { findRegion } from '../shared/table/region-store.ts';
import { findReport, findReportSpan } from '../shared/table/report-store.ts';
import { findCorrections, keepCorrection } from '../shared/table/restatement-store.ts';
import { openTable, type Table } from '../shared/table/table.ts';
import { findUnmanned } from '../shared/table/unmanned-store.ts';
import type { Objections } from './answer-objection.ts';
import { findAnsweredCases, findOpenFindings } from './cases-adapter.ts';
import type { ConfirmNeeds } from './confirm-report.ts';
import { contradictZero } from './contradict-zero.ts';
import type { CorrectNeeds } from './correct-report.ts';
import { countedOf } from './draft-adapter.ts';
import { figuresOfTallies } from './figures-of-tallies.ts';
import type { ReportReads } from './view-community.ts';

/** What the reports of communities need, from the settings of the function. */
export function openCommunityReports(): {
  table: Table;
  reads: ReportReads;
  confirm: ConfirmNeeds;
  correct: CorrectNeeds;
  objections: Objections;
} {
  const settings = readEnvironment('TABLE_NAME', 'KEY_TABLE_NAME', 'KEY_ID');
  const table = openTable(settings.TABLE_NAME);
  const sources = { ...table, ring: openRing(table, settings) };
  const counted = countedOf(table);
  const find = (day: string, community: string) => findConfirmation(sources, { day, community });
  const shared: Pick<ReportReads, 'days' | 'community' | 'figures'> = {
    days: { find: (day) => findReport(table, day), span: () => findReportSpan(table) },
    community: async (day, code) => {
      const draft = await findDraft(table, day, townshipOf(code));
      const found = draft?.communities.find((one) => one.code === code);
      if (found === undefined) return undefined;
      const path = (await findRegion(table, code))?.path ?? found.name;
      return { code, name: found.name, path };
    },
    figures: async (day, code) => {
      const township = townshipOf(code);
      return figuresOfTallies(code, (await counted([township], day)).get(township) ?? []);
    },
  };
  const row = async (day: string, community: string) =>
    (await findFinal(table, day, townshipOf(community)))?.rows.find(({ code }) => code === community);
  const corrections = (day: string, community: string) => findCorrections(sources, { day, community });
  return {
    table,
    reads: { ...shared, confirmation: find, row, corrections },
    correct: {
      ...shared,
      row,
      corrections: {
        of: corrections,
        keep: (restated, kept) => keepCorrection(sources, restated, kept),
      },
    },
    confirm: {
      ...shared,
      confirmations: { find, keep: (reported, made) => keepConfirmation(sources, reported, made) },
      isUnmanned: async (community) =>
        (await findUnmanned(table, cityOf(community), 'latest')).has(community),
      contradictions: async (asked) => {
        const [cases, findings] = await Promise.all([
          findAnsweredCases(table, asked),
          findOpenFindings(table, asked.community),
        ]);
        return contradictZero(asked, { cases, findings });
      },
    },
    objections: {
      find,
      answer: (reported, answered) => keepObjectionAnswer(sources, reported, answered as StoredConfirmation),
    },
  };
}
