import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { keepConfirmation } from '../../functions/shared/table/confirmation-store.ts';
import { keepDrafts } from '../../functions/shared/table/draft-store.ts';
import { keepFinal } from '../../functions/shared/table/final-store.ts';
import { keepMissingList } from '../../functions/shared/table/missing-list-store.ts';
import { beginReport, sealReport } from '../../functions/shared/table/report-store.ts';
import { noteUnmanned } from '../../functions/shared/table/unmanned-store.ts';
import { timetableOf } from '../../schemas/report-timetable.ts';
import { type ReportedFigures, totalsOf } from '../../schemas/reported-figures.ts';
import { reportedKeys } from '../../schemas/tally.ts';
import { afternoon } from './builders.ts';
import type { World } from './world.ts';

/** A day on which nothing happened. */
export const noFigures = Object.fromEntries(
  reportedKeys.map((key) => [key, { atMidnight: 0, since: 0 }]),
) as ReportedFigures;

/** One touch that reports it. */
export const aConfirmation = { attests: 'figures', seen: totalsOf(noFigures) } as const;

const lateTimes = {
  remind: '08:00',
  confirmBy: '09:00',
  tellTownships: '09:30',
  tellCounties: '10:00',
  close: '23:00',
};

/** The open report of a day with a community in it that nothing happened in, and that nobody works at. */
export async function addReport({ sources }: World, day: string, community: string): Promise<void> {
  const at = afternoon.toISOString();
  // A report of any day is open until the evening after `afternoon`.
  const timetable = { ...timetableOf(day, lateTimes), close: '2026-01-20T15:00:00.000Z' };
  await beginReport(sources, { day, begunAt: at, timetable });
  const communities = [{ code: community, name: '某社区' }];
  await keepDrafts(sources, [
    { day, township: community.slice(0, 9), draftedAt: at, communities, tallies: [] },
  ]);
  await sources.client.send(
    new TransactWriteItemsCommand({ TransactItems: [noteUnmanned(sources, community, true)] }),
  );
}

/** Nobody confirmed it in time. */
export async function closeReport({ sources }: World, day: string, community: string): Promise<void> {
  const silent = { standing: 'silent', onBehalf: false, objected: false } as const;
  await keepFinal(sources, {
    day,
    township: community.slice(0, 9),
    rows: [{ code: community, name: '某社区', ...silent, figures: noFigures }],
  });
  await sealReport(sources, {
    day,
    closedAt: afternoon.toISOString(),
    sha256: 'hash',
    communities: { [community.slice(0, 6)]: 1 },
  });
}

/** Who was missing at the deadline is kept as a file. */
export async function addMissingList({ sources }: World, day: string, region: string): Promise<void> {
  const at = afternoon.toISOString();
  const list = { time: 'confirmBy', at, name: '未上报名单.xlsx', missing: 1 } as const;
  await keepMissingList(sources, { day, region }, list, afternoon);
}

/** It was confirmed as a zero, with an objection. */
export async function addObjection({ sources }: World, day: string, community: string): Promise<void> {
  await keepConfirmation(
    sources,
    { day, community },
    {
      at: afternoon.toISOString(),
      by: `officer-${community}`,
      place: community,
      onBehalf: false,
      kind: 'zero',
      figures: noFigures,
      objection: { reason: '数据有误', contradictions: [{ kind: 'overdue', count: 1, cases: [] }] },
      key: 'key',
      body: 'body',
    },
  );
}
