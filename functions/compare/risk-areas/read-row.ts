import * as z from 'zod/mini';
import { type MessageCode, messageOf } from '../../../schemas/messages.ts';
import type { RiskLevel } from '../../../schemas/occurrence.ts';
import { inOrder, listing } from '../../../schemas/risk-area.ts';
import { type ImportColumn, type ImportRow, importColumns } from '../../../schemas/risk-area-import.ts';
import type { WantedArea } from './plan-change.ts';

export interface RowFault {
  column: ImportColumn;
  code: MessageCode;
}

export type ReadRow = { wanted: WantedArea } | { faults: RowFault[] };

const form = z.strictObject(listing).check(inOrder());

/** As documents and spreadsheets write them. */
const levels: ReadonlyMap<string, RiskLevel> = new Map(
  (['', '风险', '风险地区', '风险区'] as const).flatMap((ending) => [
    [`高${ending}`, 'high'] as const,
    [`中${ending}`, 'medium'] as const,
  ]),
);

/** A line of an import, read as people write it: every column that is wrong is named (requirements G3, D6). */
export function readRow(row: ImportRow): ReadRow {
  const told = plain(row.level).toLowerCase();
  const level = levels.get(told) ?? (told === 'high' || told === 'medium' ? told : undefined);
  const toDate = dateOf(row.toDate);
  const read = form.safeParse({
    region: plain(row.region),
    // So that the other columns are looked at too.
    level: level ?? 'high',
    fromDate: dateOf(row.fromDate),
    ...(toDate !== '' && { toDate }),
    documentNumber: row.documentNumber,
  });
  const faults = [
    ...(level === undefined ? [{ column: 'level' as const, code: messageOf('risk-level.choice') }] : []),
    ...(read.error?.issues ?? []).map(faultOf),
  ];
  if (read.data === undefined || faults.length > 0) return { faults: firstOfEach(faults) };
  return { wanted: wantedOf(read.data) };
}

function plain(cell: string): string {
  return cell.normalize('NFKC').replace(/\s/g, '');
}

/** 2026-01-05, 2026/1/5, 2026.1.5 and 2026年1月5日 are one day; what is none is left for the check to name. */
function dateOf(cell: string): string {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain(cell));
  if (parts === null) return plain(cell);
  const [, year = '', month = '', date = ''] = parts;
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

function faultOf({ path, message }: z.core.$ZodIssue): RowFault {
  const column = importColumns.find((name) => name === path[0]) ?? 'region';
  // Every check of the form says what is wrong by a code of the catalogue.
  return { column, code: message as MessageCode };
}

function firstOfEach(faults: readonly RowFault[]): RowFault[] {
  return importColumns.flatMap((column) => faults.filter((fault) => fault.column === column).slice(0, 1));
}

function wantedOf({ toDate, ...wanted }: z.output<typeof form>): WantedArea {
  return toDate === undefined ? wanted : { ...wanted, toDate };
}
