import { isResidentId, normalizeDocumentNumber } from '../../schemas/identity-document.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { KnownTrip } from './a-feed.ts';
import { receivedAt } from './a-feed.ts';

/** A row of a PCR feed as it is written. */
export interface WrittenRow {
  document: string;
  name: string;
  phone: string;
  sampledAt: string;
  result: string;
  resultAt: string;
  laboratory: string;
  region: string;
}

export type NaiveFate =
  | { fate: 'found'; by: string; references: number[] }
  | { fate: 'kept' }
  | { fate: 'dropped' }
  | { fate: 'repeated' }
  | { fate: 'rejected'; field: string; code: string };

const rejected = (field: string, code: string): NaiveFate => ({ fate: 'rejected', field, code });
const spelled: Record<string, string> = {
  阴性: 'negative',
  negative: 'negative',
  阳性: 'positive',
  待检: 'pending',
};
const isReal = (text: string): boolean => !text.includes('02-30');
const instant = (text: string): number =>
  Date.parse(
    `${text.replaceAll('/', '-').replace('-1-', '-01-').replace(' 8:', ' 08:').replace(' ', 'T')}+08:00`,
  );

function faultOfInstant(text: string): string | undefined {
  if (text === '') return 'required';
  if (!/^\d{4}[-/]\d+[-/]\d+ \d+:\d{2}$/.test(text)) return 'instant';
  if (!isReal(text)) return 'impossible';
  return instant(text) > receivedAt.getTime() + 300_000 ? 'future' : undefined;
}

function faultOfRegion(text: string): string | undefined {
  if (text === '') return undefined;
  if (!/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(text)) return 'region';
  return text.startsWith('41') ? undefined : 'other-province';
}

function formOf(document: string): 'none' | 'valid' | 'misspelled' | 'unreadable' {
  const number = normalizeDocumentNumber(document);
  if (number === '') return 'none';
  if (/^\d{17}[\dX]$/.test(number)) return isResidentId(number) ? 'valid' : 'misspelled';
  return /^(?=.*\d)[A-Z\d]{5,17}$/.test(number) && !/^\d{15,17}$/.test(number) ? 'valid' : 'unreadable';
}

function isOneCharacterFrom(one: string, other: string): boolean {
  return (
    one.length === other.length &&
    Array.from(one).filter((character, at) => character !== other[at]).length === 1
  );
}

/** Trips that fulfil a condition, by their places. */
function tripsWhere(trips: readonly KnownTrip[], fits: (trip: KnownTrip) => boolean): number[] {
  return trips.flatMap((trip, reference) => (fits(trip) ? [reference] : []));
}

/** What becomes of one row by itself: said with texts and lists, as the issue says it. */
export function judgeNaively(row: WrittenRow, trips: readonly KnownTrip[]): NaiveFate {
  const sampled = faultOfInstant(row.sampledAt);
  if (sampled !== undefined) return rejected('sampledAt', sampled);
  if (row.result === '') return rejected('result', 'required');
  if (spelled[row.result] === undefined) return rejected('result', 'code');
  const result = faultOfInstant(row.resultAt);
  if (result !== undefined) return rejected('resultAt', result);
  if (instant(row.resultAt) < instant(row.sampledAt)) return rejected('resultAt', 'order');
  const region = faultOfRegion(row.region);
  return region === undefined ? findNaively(row, trips) : rejected('region', region);
}

function findNaively(row: WrittenRow, trips: readonly KnownTrip[]): NaiveFate {
  const [form, number] = [formOf(row.document), normalizeDocumentNumber(row.document)];
  const exact = form === 'valid' ? tripsWhere(trips, ({ document }) => document === number) : [];
  if (exact.length > 0) return { fate: 'found', by: 'document', references: exact };
  const repaired =
    form === 'misspelled' ? tripsWhere(trips, ({ document }) => isOneCharacterFrom(document, number)) : [];
  if (repaired.length > 0) return { fate: 'found', by: 'repaired-document', references: repaired };
  const day = shanghaiDate(new Date(instant(row.resultAt)));
  const isOf = ({ name, phone, fromDate, toDate }: KnownTrip): boolean =>
    name === row.name && phone === row.phone && fromDate <= day && day <= toDate;
  const same = row.name !== '' && row.phone !== '' ? tripsWhere(trips, isOf) : [];
  if (same.length > 0) return { fate: 'found', by: 'name-phone-day', references: same };
  const isKept = spelled[row.result] === 'positive';
  if (form === 'none' && (row.name === '' || row.phone === '')) return rejected('document', 'person');
  if (form !== 'none' && form !== 'valid' && !isKept) return rejected('document', 'document');
  return { fate: isKept ? 'kept' : 'dropped' };
}

/** What becomes of the rows of a file together. */
export function compareNaively(rows: readonly WrittenRow[], trips: readonly KnownTrip[]): NaiveFate[] {
  const fates = rows.map((row) => judgeNaively(row, trips));
  const keyOf = (row: WrittenRow): string => {
    const who =
      formOf(row.document) === 'valid'
        ? [normalizeDocumentNumber(row.document)]
        : [row.document, row.name, row.phone];
    return JSON.stringify([...who, instant(row.sampledAt)]);
  };
  const factsOf = (row: WrittenRow): string =>
    JSON.stringify([
      spelled[row.result],
      instant(row.resultAt),
      row.laboratory,
      row.region.replace(/^(\d{6})0{6}$/, '$1'),
    ]);
  return fates.map((fate, at) => {
    if (fate.fate === 'rejected') return fate;
    const same = rows.flatMap((row, other) =>
      fates[other]?.fate !== 'rejected' && keyOf(row) === keyOf(rows[at] as WrittenRow) ? [other] : [],
    );
    const isAgreed = new Set(same.map((other) => factsOf(rows[other] as WrittenRow))).size === 1;
    if (!isAgreed) return rejected('', 'row-conflict');
    return same[0] === at ? fate : { fate: 'repeated' };
  });
}
