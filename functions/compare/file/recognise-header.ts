import { comparableHeader } from '../../../schemas/city-mapping.ts';
import type { FeedColumn } from '../../../schemas/feed-kind.ts';
import type { FeedRefusalCode } from '../../../schemas/feed-outcome.ts';

export interface FeedRefusal {
  code: FeedRefusalCode;
  /** Fields that it is about. */
  columns: string[];
}

/** What a table may have as columns, each by what it may be called. */
export interface KnownColumns {
  columns: readonly Pick<FeedColumn, 'field' | 'headers' | 'required'>[];
}

export interface Header {
  delimiter: string;
  /** For each column of the file the field; null for what there is no use for. */
  columns: (string | null)[];
}

const delimiters = [',', '\t', ';'] as const;
/** Tried only to say what is wrong: these can be the second byte of a GB18030 character, or part of a text. */
const wrongDelimiters = ['|', '，', '；', '、', '^', ' ', '\u0001', '~', ':'] as const;

/** Recognises columns by name, in any order and among others that there is no use for. */
export function recogniseHeader(line: string, kind: KnownColumns): Header | FeedRefusal {
  const [best] = delimiters
    .map((delimiter) => ({ delimiter, columns: fieldsOf(line, delimiter, kind) }))
    .toSorted((one, other) => known(other.columns) - known(one.columns));
  if (best === undefined || known(best.columns) < 2)
    return refuseUnknown(line, kind, known(best?.columns ?? []));
  const repeated = best.columns.filter((field, at) => field !== null && best.columns.indexOf(field) < at);
  if (repeated.length > 0)
    return { code: 'header-repeated', columns: repeated.flatMap((field) => field ?? []) };
  const lacking = lackingFields(kind, best.columns);
  return lacking.length > 0 ? { code: 'header-incomplete', columns: lacking } : best;
}

function refuseUnknown(line: string, kind: KnownColumns, found: number): FeedRefusal {
  const isOther = wrongDelimiters.some((delimiter) => known(fieldsOf(line, delimiter, kind)) >= 2);
  if (isOther) return { code: 'delimiter-wrong', columns: [] };
  if (found === 0) return { code: 'header-missing', columns: [] };
  return { code: 'header-incomplete', columns: lackingFields(kind, []) };
}

function known(columns: readonly (string | null)[]): number {
  return columns.filter((field) => field !== null).length;
}

function fieldsOf(line: string, delimiter: string, kind: KnownColumns): (string | null)[] {
  return line.split(delimiter).map((cell) => {
    const name = comparableHeader(cell);
    return (
      kind.columns.find(({ headers }) => headers.some((header) => comparableHeader(header) === name))
        ?.field ?? null
    );
  });
}

/** What a row could not be used without: the required columns, and who it is about. */
function lackingFields(kind: KnownColumns, columns: readonly (string | null)[]): string[] {
  const lacking = kind.columns.filter(({ field, required }) => required && !columns.includes(field));
  const isAboutPeople = kind.columns.some(({ field }) => field === 'document');
  const isNamed =
    !isAboutPeople || columns.includes('document') || (columns.includes('name') && columns.includes('phone'));
  return [...(isNamed ? [] : ['document']), ...lacking.map(({ field }) => field)];
}
