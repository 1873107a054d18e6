import * as z from 'zod/mini';
import { reportedFigures } from '../../../schemas/reported-figures.ts';
import { instant } from '../../../schemas/text.ts';
import { type ReportingCommunity, readCommunities } from './draft-store.ts';
import { confirmationsFirst, draftsFirst, remindersFirst, reportedPlaceOf, reportsOf } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey } from './shape.ts';
import type { Table } from './table.ts';
import { instantOf, text, textOf } from './values.ts';

/** What the communities of a county have to report of a day, and what those that have came to: one Query (requirements E5). */
export interface CountyReports {
  expected: ReportingCommunity[];
  confirmed: Set<string>;
  zero: Set<string>;
  objected: Set<string>;
  /** Objections that no township has answered. */
  unanswered: Set<string>;
  /** When the county or a township of it was reminded by hand last. */
  reminded: Map<string, string>;
}

const told = z.object({ kind: z.enum(['figures', 'zero']), objection: z.optional(z.unknown()) });

export async function findCountyReports(table: Table, day: string, county: string): Promise<CountyReports> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :reports',
    ProjectionExpression: '#sk, #cs, #cf, #an, #at',
    ExpressionAttributeNames: {
      '#pk': partitionKey,
      '#sk': sortKey,
      '#cs': 'cs',
      '#cf': 'cf',
      '#an': 'an',
      '#at': 'at',
    },
    ExpressionAttributeValues: { ':reports': text(reportsOf(day, county)) },
  });
  const sorts = found.map((item) => ({ item, sort: textOf(item, sortKey) ?? '' }));
  const confirmed = sorts
    .filter(({ sort }) => sort.startsWith(confirmationsFirst))
    .map(({ item, sort }) => ({
      code: reportedPlaceOf(sort),
      isAnswered: textOf(item, 'an') !== undefined,
      ...told.parse(JSON.parse(textOf(item, 'cf') ?? '')),
    }));
  const those = (chosen: (one: (typeof confirmed)[number]) => boolean): Set<string> =>
    new Set(confirmed.filter(chosen).map(({ code }) => code));
  return {
    expected: sorts
      .filter(({ sort }) => sort.startsWith(draftsFirst))
      .flatMap(({ item }) => readCommunities(item)),
    confirmed: those(() => true),
    zero: those(({ kind }) => kind === 'zero'),
    objected: those(({ objection }) => objection !== undefined),
    unanswered: those(({ objection, isAnswered }) => objection !== undefined && !isAnswered),
    reminded: new Map(
      sorts
        .filter(({ sort }) => sort.startsWith(remindersFirst))
        .map(({ item, sort }) => [reportedPlaceOf(sort), instantOf(item, 'at') ?? '']),
    ),
  };
}

const stands = z.object({
  at: instant,
  onBehalf: z.boolean(),
  kind: z.enum(['figures', 'zero']),
  figures: reportedFigures,
  objection: z.optional(z.unknown()),
});
export type StandingConfirmation = Omit<z.infer<typeof stands>, 'objection'> & { objected: boolean };

/** The same with what each confirmed, as the last write left it: for whoever closes the day. */
export async function findCountyConfirmed(
  table: Table,
  day: string,
  county: string,
): Promise<{ expected: ReportingCommunity[]; confirmations: Map<string, StandingConfirmation> }> {
  const found = await queryAll(table, {
    ConsistentRead: true,
    KeyConditionExpression: '#pk = :reports AND #sk BETWEEN :first AND :last',
    ProjectionExpression: '#sk, #cs, #cf',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey, '#cs': 'cs', '#cf': 'cf' },
    ExpressionAttributeValues: {
      ':reports': text(reportsOf(day, county)),
      ':first': text(confirmationsFirst),
      ':last': text(`${draftsFirst}~`),
    },
  });
  const confirmations = new Map<string, StandingConfirmation>();
  const expected: ReportingCommunity[] = [];
  for (const item of found) {
    const sort = textOf(item, sortKey) ?? '';
    if (sort.startsWith(draftsFirst)) expected.push(...readCommunities(item));
    else {
      const { objection, ...one } = stands.parse(JSON.parse(textOf(item, 'cf') ?? ''));
      confirmations.set(reportedPlaceOf(sort), { ...one, objected: objection !== undefined });
    }
  }
  return { expected, confirmations };
}
