import {
  type ChunkFindings,
  type ChunkTally,
  compareChunk,
  type SoughtPeople,
} from '../../functions/compare/compare-chunk.ts';
import type { ByteSource } from '../../functions/compare/file/byte-source.ts';
import { cutRanges } from '../../functions/compare/file/cut-ranges.ts';
import type { FeedLayout } from '../../functions/compare/file/feed-layout.ts';
import { inspectFeed } from '../../functions/compare/file/inspect-feed.ts';
import type { FeedRefusal } from '../../functions/compare/file/recognise-header.ts';
import { type ActiveTrip, buildActivePeople } from '../../functions/compare/people/active-people.ts';
import { type Reconciled, reconcileChunks } from '../../functions/compare/reconcile/reconcile-chunks.ts';
import { settleFindings } from '../../functions/compare/reconcile/settle-findings.ts';
import { readRejections } from '../../functions/compare/row/rejections.ts';
import { readTally, writeTally } from '../../functions/compare/tally-bytes.ts';
import { type IndexedPerson, personIndexOf } from '../../functions/shared/people/person-index.ts';
import { openPersonKeys, type PersonKeys } from '../../functions/shared/people/person-keys.ts';
import { type FeedKind, feedKinds } from '../../schemas/feed-kind.ts';
import type { FeedManifest } from '../../schemas/feed-manifest.ts';
import { residentIdCheckCharacter } from '../../schemas/identity-document.ts';

export const receivedAt = new Date('2026-01-21T12:00:00+08:00');
export const secret = Buffer.alloc(32, 'a secret of the tests');

export function kindOf(id: FeedKind['id']): FeedKind {
  const kind = feedKinds.find((one) => one.id === id);
  if (kind === undefined) throw new RangeError(id);
  return kind;
}

/** The number of an invented person; areas 4195nn were never given out. */
export function aDocument(n: number): string {
  const first17 = `4195${String(n % 100).padStart(2, '0')}19900312${String(n % 1_000).padStart(3, '0')}`;
  return first17 + residentIdCheckCharacter(first17);
}

/** A trip with whose it is. */
export interface KnownTrip extends IndexedPerson {
  fromDate: string;
  toDate: string;
}

export function aTripOf(n: number, given: Partial<KnownTrip> = {}): KnownTrip {
  return {
    document: aDocument(n),
    name: '张伟',
    phone: `162${String(n).padStart(8, '0')}`,
    fromDate: '2026-01-10',
    toDate: '2026-01-30',
    ...given,
  };
}

/** As declarations keep it. */
export function indexed(keys: PersonKeys, { fromDate, toDate, ...person }: KnownTrip): ActiveTrip {
  return { index: personIndexOf(keys, person), fromDate, toDate };
}

export function soughtOf(trips: readonly KnownTrip[]): SoughtPeople {
  const keys = openPersonKeys(secret);
  return {
    keys,
    people: buildActivePeople(
      keys,
      trips.map((trip) => indexed(keys, trip)),
    ),
  };
}

export function sourceOf(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: (from, to) => Promise.resolve(bytes.subarray(from, to)) };
}

export interface ComparedWhole {
  /** By the line of the file. */
  found: (ChunkFindings['found'][number] & { fileLine: number })[];
  kept: (ChunkFindings['kept'][number] & { fileLine: number })[];
  counts: Reconciled['counts'];
  rejections: { line: number; column: number; code: string }[];
}

export interface Asked {
  kind?: FeedKind['id'];
  trips?: readonly KnownTrip[];
  /** Bytes of a chunk. */
  cut?: number;
  /** In which order the chunks are reconciled: `tallies` in that of the file. */
  reorder?: (tallies: ChunkTally[]) => ChunkTally[];
  manifest?: FeedManifest;
  isWhole?: boolean;
}

/** The layout of a file that can be read. */
export async function layoutOf(bytes: Uint8Array, id: FeedKind['id'] = 'pcr'): Promise<FeedLayout> {
  const inspected = await inspectFeed(sourceOf(bytes), kindOf(id));
  if ('refusal' in inspected) throw new Error(inspected.refusal.code);
  return inspected.layout;
}

export async function compareChunks(bytes: Uint8Array, asked: Asked = {}) {
  const layout = await layoutOf(bytes, asked.kind);
  const sought = soughtOf(asked.trips ?? []);
  const chunks = [];
  for (const range of cutRanges(layout, asked.cut ?? 1 << 20)) {
    const about = { layout, range, receivedAt, isWhole: asked.isWhole ?? false };
    const { tally, findings } = await compareChunk(sourceOf(bytes), about, sought);
    chunks.push({ tally: readTally(writeTally(tally)), findings });
  }
  return { layout, chunks };
}

/** From the bytes of a file to its reconciled result. */
export async function compareWhole(
  bytes: Uint8Array,
  asked: Asked = {},
): Promise<ComparedWhole | FeedRefusal> {
  const { layout, chunks } = await compareChunks(bytes, asked);
  const reorder = asked.reorder ?? ((tallies) => tallies);
  const tallies = reorder(chunks.map(({ tally }) => tally));
  const reconciled = reconcileChunks({ layout, tallies, manifest: asked.manifest ?? {} });
  if ('code' in reconciled) return reconciled;
  const { counts, rejections, leftOut } = reconciled;
  let before = 2;
  const settled = chunks.map(({ tally, findings }) => {
    const { found, kept } = settleFindings(findings, leftOut.get(tally.from));
    const first = before;
    before += tally.lines;
    return {
      found: found.map((row) => ({ ...row, fileLine: first + row.line })),
      kept: kept.map((row) => ({ ...row, fileLine: first + row.line })),
    };
  });
  return {
    counts,
    rejections: [...readRejections(rejections)],
    found: settled.flatMap(({ found }) => found),
    kept: settled.flatMap(({ kept }) => kept),
  };
}

/** The same for a file of which something can be used. */
export async function compareSound(bytes: Uint8Array, asked: Asked = {}): Promise<ComparedWhole> {
  const compared = await compareWhole(bytes, asked);
  if ('code' in compared) throw new Error(compared.code);
  return compared;
}
