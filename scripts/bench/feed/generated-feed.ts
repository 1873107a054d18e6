import type { ByteSource } from '../../../functions/compare/file/byte-source.ts';
import type { FeedEncoding } from '../../../functions/compare/row/encoding.ts';
import { encodeGb18030 } from './encode-gb18030.ts';
import { headerLine, type PcrRow, pcrRow } from './pcr-rows.ts';
import { writeDigits, writeDocument, writePhone } from './write-person.ts';

export interface GeneratedFeed extends ByteSource {
  /** CPU seconds that making the rows has taken, which are not the comparison's. */
  making: () => number;
}

type Encode = (text: string) => Buffer;
const encoders: Record<FeedEncoding, Encode> = {
  'utf-8': (text) => Buffer.from(text),
  gb18030: encodeGb18030,
};

/** Rows of one length: what differs from row to row is written over a pattern. */
interface Pattern {
  bytes: Buffer;
  names: readonly Buffer[];
  results: Readonly<Record<PcrRow['result'], Buffer>>;
}

function patternOf(encode: Encode): Pattern {
  const [date, nobody] = ['2026-01-20', '0'.repeat(18)];
  const line = `张伟,${nobody},00000000000,${date} 00:00:00,阴性,2026-01-21 08:30:00,市第三实验室,410105\n`;
  return {
    bytes: encode(line),
    names: ['张伟', '李娜'].map(encode),
    results: { positive: encode('阳性'), negative: encode('阴性'), pending: encode('待检') },
  };
}

function writeRow(out: Buffer, from: number, row: PcrRow, { bytes, names, results }: Pattern): void {
  const [name, result] = [names[row.name] ?? bytes, results[row.result]];
  const document = from + name.length + 1;
  const sampledAt = document + 31;
  out.set(bytes, from);
  out.set(name, from);
  writeDocument(out, document, row);
  writePhone(out, document + 19, row);
  if (row.isFuture) writeDigits(out, sampledAt, 2031, 4);
  writeDigits(out, sampledAt + 11, row.sample % 20, 2);
  writeDigits(out, sampledAt + 14, row.sample % 59, 2);
  writeDigits(out, sampledAt + 17, row.sample % 57, 2);
  out.set(result, sampledAt + 20);
  if (row.isFuture) writeDigits(out, sampledAt + 21 + result.length, 2031, 4);
}

/** A feed file whose rows are made when they are read: all are of a length, so any place can be read. */
export function generateFeed(rows: number, people: number, encoding: FeedEncoding): GeneratedFeed {
  const encode = encoders[encoding];
  const [header, pattern] = [encode(headerLine), patternOf(encode)];
  const { length } = pattern.bytes;
  let seconds = 0;
  const read = (from: number, to: number): Promise<Buffer> => {
    const began = process.cpuUsage();
    const first = Math.max(0, Math.floor((from - header.length) / length));
    const start = header.length + first * length;
    const last = Math.min(rows, Math.ceil((to - header.length) / length));
    const out = Buffer.allocUnsafe(Math.max(0, last - first) * length);
    for (let n = first; n < last; n += 1) writeRow(out, (n - first) * length, pcrRow(n, people), pattern);
    const bytes =
      from < header.length ? Buffer.concat([header.subarray(from), out]) : out.subarray(from - start);
    const { user, system } = process.cpuUsage(began);
    seconds += (user + system) / 1e6;
    return Promise.resolve(bytes.subarray(0, to - from));
  };
  return { size: header.length + rows * length, read, making: () => seconds };
}
