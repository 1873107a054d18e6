import type { Language } from '../../../schemas/codes.ts';
import type {
  ImportPreview,
  ImportRequest,
  ImportResult,
  ImportRow,
} from '../../../schemas/risk-area-import.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { actorOf, type Caller } from '../../shared/access/authorise.ts';
import { recordListing } from '../../shared/audit/record-view.ts';
import { RefusedError } from '../../shared/errors.ts';
import { sentBefore } from '../../shared/life-cycle/sent-before.ts';
import { applyRows, type RowToApply } from './apply-rows.ts';
import { type ChangeNeeds, type KeptArea, recordOf } from './change-area.ts';
import { toLookUp } from './check-area.ts';
import {
  isApplicable,
  outcomeOf,
  type PlannedRow,
  planImport,
  planText,
  previewOf,
  regionsOf,
} from './plan-import.ts';

export interface ImportNeeds extends ChangeNeeds {
  /** The hash of a text. */
  hashOf(text: string): string;
}

interface Looked {
  at: string;
  language: Language;
}

/** What a list would change, line by line, and what is wrong with it; changes nothing. */
export async function previewImport(
  needs: ImportNeeds,
  rows: readonly ImportRow[],
  { at, language }: Looked,
): Promise<ImportPreview> {
  const planned = await planOn(needs, { rows, at, known: await knownOf(needs, rows) });
  return previewOf(planned, { language, preview: needs.hashOf(planText(planned)) });
}

export interface ImportAsked extends Looked {
  /** Stands in the audit chain for the whole import. */
  id: string;
  request: ImportRequest;
  mark: Record<'key' | 'body', string>;
}

/**
 * Applies what was previewed (requirements D6): all lines, or none when one of them is wrong or the list has changed since. Areas that
 * somebody changes during the import are left as these made them, and said to be. Sent again, it goes on where it was.
 * @throws RefusedError 409 `risk-areas.invalid`, `risk-areas.changed` with the preview as it is now.
 */
export async function importAreas(
  needs: ImportNeeds,
  caller: Caller,
  { id, request: { rows, preview }, mark, at, language }: ImportAsked,
): Promise<ImportResult> {
  const known = await knownOf(needs, rows);
  const marks = [...known.values()].flat().flatMap((kept) => kept.mark ?? []);
  const isRepeated = sentBefore(marks, mark) !== undefined;
  const planned = await planOn(needs, { rows, at, known: withoutOwn(known, mark.key) });
  const now = previewOf(planned, { language, preview: needs.hashOf(planText(planned)) });
  if (!isApplicable(planned)) throw new RefusedError('risk-areas.invalid', 409, { details: { now } });
  if (now.preview !== preview) throw new RefusedError('risk-areas.changed', 409, { details: { now } });
  const by = actorOf(caller);
  if (!isRepeated) await recordListing(needs.chain, { id, ...by, at });
  const made = { at, by, entry: id };
  const applied = await applyRows(
    needs.records,
    planned.map((row) => toApply(row, (record) => ({ area: recordOf(record, made), mark }))),
    known,
  );
  const result = planned.map((row) => ({
    line: row.line,
    outcome: outcomeOf(row),
    applied: applied.has(row.line),
  }));
  return { rows: result };
}

type Known = ReadonlyMap<string, readonly KeptArea[]>;

/** Regions are read so many at a time. */
const together = 25;

async function knownOf({ records }: ImportNeeds, rows: readonly ImportRow[]): Promise<Known> {
  const regions = regionsOf(rows);
  const known = new Map<string, readonly KeptArea[]>();
  for (let start = 0; start < regions.length; start += together) {
    const part = regions.slice(start, start + together);
    await Promise.all(part.map(async (region) => known.set(region, await records.of(region))));
  }
  return known;
}

/** The list as it was before an import that is sent again: without its own records and what followed them. */
function withoutOwn(known: Known, key: string): Known {
  return new Map(
    [...known].map(([region, kept]) => {
      const own = kept.findIndex(({ mark }) => mark?.key === key);
      return [region, own === -1 ? kept : kept.slice(0, own)];
    }),
  );
}

async function planOn(
  { regions }: ImportNeeds,
  { rows, at, known }: { rows: readonly ImportRow[]; at: string; known: Known },
): Promise<PlannedRow[]> {
  const records = new Map([...known].map(([region, kept]) => [region, kept.map(({ area }) => area)]));
  const inHenan = await regions.existing(toLookUp([...known.keys()]));
  return planImport(rows, { records, inHenan, today: shanghaiDate(new Date(at)) });
}

function toApply(
  { line, wanted, plan }: PlannedRow,
  keptOf: (record: NonNullable<PlannedRow['plan']>['records'][number]) => KeptArea,
): RowToApply {
  return { line, region: wanted?.region ?? '', records: (plan?.records ?? []).map(keptOf) };
}
