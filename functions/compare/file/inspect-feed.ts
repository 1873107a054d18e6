import type { FeedKind } from '../../../schemas/feed-kind.ts';
import type { FeedRefusalCode } from '../../../schemas/feed-outcome.ts';
import { type FeedEncoding, isEncoded } from '../row/encoding.ts';
import { mostCells } from '../row/split-line.ts';
import type { ByteSource } from './byte-source.ts';
import type { FeedLayout, TableLayout } from './feed-layout.ts';
import { isSwapped } from './find-swap.ts';
import { linesOf } from './lines-of.ts';
import { longestLine } from './read-lines.ts';
import { markLength, refuseContent } from './recognise-content.ts';
import { type FeedRefusal, type KnownColumns, recogniseHeader } from './recognise-header.ts';

export type Inspected<Layout = FeedLayout> = { layout: Layout } | { refusal: FeedRefusal };

/** So much of a file tells its encoding, and whether the header is that of its rows. */
const headBytes = 4 * longestLine;
const [zero, lineEnd] = [0, 0x0a];
/** What a text is refused for, and a file that is no text too. */
const alsoBinary: ReadonlySet<FeedRefusalCode> = new Set([
  'line-endless',
  'encoding-unknown',
  'header-missing',
]);

/**
 * Looks at the beginning of a plain feed file (one that was compressed has been expanded before), and says how it is to be read, or why
 * nothing of it can be.
 */
export async function inspectFeed(source: ByteSource, kind: FeedKind): Promise<Inspected> {
  const inspected = await inspectTable(source, kind);
  if ('refusal' in inspected) return inspected;
  return { layout: { kind: kind.id, version: kind.version, ...inspected.layout } };
}

/** The same for a table of columns that are no kind’s. */
export async function inspectTable(source: ByteSource, known: KnownColumns): Promise<Inspected<TableLayout>> {
  const bytes = await source.read(0, Math.min(source.size, headBytes));
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const inspected = inspectHead(head, known, source.size);
  // A zero in one row spoils that row; in a file of which nothing else can be made it says what the file is.
  return 'refusal' in inspected && alsoBinary.has(inspected.refusal.code) && head.includes(zero)
    ? refused('binary')
    : inspected;
}

function inspectHead(head: Buffer, columns: KnownColumns, size: number): Inspected<TableLayout> {
  const fault = refuseContent(head);
  if (fault !== undefined) return refused(fault);
  const mark = markLength(head);
  const end = head.indexOf(lineEnd);
  if (end > longestLine || (end < 0 && size > longestLine)) return refused('line-endless');
  const encoding = encodingOf(head.subarray(mark, wholeLines(head, size)), mark > 0);
  if (encoding === undefined) return refused('encoding-unknown');
  const firstLine = head.subarray(mark, end < 0 ? head.length : end);
  const header = recogniseHeader(new TextDecoder(encoding).decode(firstLine), columns);
  if ('code' in header) return { refusal: header };
  if (header.columns.length > mostCells) return refused('header-missing');
  const rowsFrom = end < 0 ? size : end + 1;
  const delimiter = header.delimiter.charCodeAt(0);
  const layout = { encoding, delimiter, columns: header.columns, rowsFrom, size };
  const rows = head.subarray(rowsFrom, wholeLines(head, size));
  return isSwapped(rows, layout) ? refused('header-swapped', ['document']) : { layout };
}

function refused(code: FeedRefusalCode, columns: string[] = []): { refusal: FeedRefusal } {
  return { refusal: { code, columns } };
}

/** Where the last whole line of the head ends: a cut character says nothing of the encoding. */
function wholeLines(head: Buffer, size: number): number {
  return head.length === size ? size : head.lastIndexOf(lineEnd) + 1;
}

/**
 * UTF-8 where everything is; else GB18030 where everything can be. A head that some lines spoil is what most of its lines are, and those
 * others are rejected by name.
 */
function encodingOf(head: Buffer, isMarked: boolean): FeedEncoding | undefined {
  if (isMarked || isEncoded(head, 'utf-8')) return 'utf-8';
  if (isEncoded(head, 'gb18030')) return 'gb18030';
  const lines = linesOf(head);
  const share = (encoding: FeedEncoding): number =>
    lines.filter((line) => isEncoded(line, encoding)).length / lines.length;
  const [utf8, gb18030] = [share('utf-8'), share('gb18030')];
  if (Math.max(utf8, gb18030) < mostlySound) return undefined;
  return utf8 >= gb18030 ? 'utf-8' : 'gb18030';
}

const mostlySound = 0.5;
