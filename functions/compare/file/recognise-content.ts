import type { FeedRefusalCode } from '../../../schemas/feed-outcome.ts';

type Beginning = readonly [bytes: readonly number[], code: FeedRefusalCode];

/** What files that are no text begin with. */
const beginnings: readonly Beginning[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'spreadsheet'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'spreadsheet'],
  [[0xff, 0xfe], 'encoding-utf16'],
  [[0xfe, 0xff], 'encoding-utf16'],
];
const utf8Mark = [0xef, 0xbb, 0xbf] as const;
const zero = 0;
const blank = 0x20;

/** Why the first bytes of a file can't be those of a feed; undefined when they can. */
export function refuseContent(head: Buffer): FeedRefusalCode | undefined {
  if (head.subarray(markLength(head)).every((byte) => byte <= blank && byte > zero)) return 'empty';
  return beginnings.find(([bytes]) => beginsWith(head, bytes))?.[1];
}

/** Whether a file is compressed by gzip, whatever it is called. */
export function isGzip(head: Buffer): boolean {
  return beginsWith(head, [0x1f, 0x8b]);
}

/** The length of the mark that says UTF-8, 0 without one. */
export function markLength(head: Buffer): number {
  return beginsWith(head, utf8Mark) ? utf8Mark.length : 0;
}

function beginsWith(head: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}
