import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ChunkFindings,
  compareChunk,
  type SoughtPeople,
} from '../../../functions/compare/compare-chunk.ts';
import type { ByteSource } from '../../../functions/compare/file/byte-source.ts';
import { cutRanges } from '../../../functions/compare/file/cut-ranges.ts';
import { inspectFeed } from '../../../functions/compare/file/inspect-feed.ts';
import { type FeedCounts, reconcileChunks } from '../../../functions/compare/reconcile/reconcile-chunks.ts';
import { settleFindings } from '../../../functions/compare/reconcile/settle-findings.ts';
import { readTally, writeTally } from '../../../functions/compare/tally-bytes.ts';
import { pcr } from '../../../schemas/feed-kinds/pcr.ts';
import { receivedAt } from './pcr-rows.ts';

const chunkBytes = 8 << 20;

export interface Compared {
  counts: FeedCounts;
  /** Rows that are to be written. */
  written: number;
  peakBytes: number;
}

/** From the bytes of a feed to its reconciled result as functions do it, one chunk after the other; findings lie in files meanwhile. */
export async function compareFeed(source: ByteSource, sought: SoughtPeople): Promise<Compared> {
  const folder = mkdtempSync(join(tmpdir(), 'baobei-feed-'));
  try {
    const inspected = await inspectFeed(source, pcr);
    if ('refusal' in inspected) throw new Error(inspected.refusal.code);
    const { layout } = inspected;
    const tallies = [];
    let peakBytes = 0;
    const findingsOf = (from: number): string => join(folder, `${from}.json`);
    for (const range of cutRanges(layout, chunkBytes)) {
      const chunk = await compareChunk(source, { layout, range, receivedAt, isWhole: false }, sought);
      writeFileSync(findingsOf(range.from), JSON.stringify(chunk.findings));
      tallies.push(readTally(writeTally(chunk.tally)));
      peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
    }
    const reconciled = reconcileChunks({ layout, tallies, manifest: {} });
    if ('code' in reconciled) throw new Error(reconciled.code);
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
    let written = 0;
    for (const { from } of tallies) {
      const findings = JSON.parse(readFileSync(findingsOf(from), 'utf8')) as ChunkFindings;
      const { found, kept } = settleFindings(findings, reconciled.leftOut.get(from));
      written += found.length + kept.length;
    }
    return { counts: reconciled.counts, written, peakBytes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
