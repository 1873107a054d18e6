import type { DynamoDBRecord } from 'aws-lambda';
import type { Tally } from '../../schemas/tally.ts';
import { countFinding } from '../shared/counting/count-finding.ts';
import { readEnvironment } from '../shared/environment.ts';
import { countOutcome } from '../shared/outcome.ts';
import { setAside } from '../shared/set-aside.ts';
import { type JournalRecord, positionOf } from '../shared/table/journal-codec.ts';
import { openJournalWriter } from '../shared/table/journal-writer.ts';
import {
  findingOfImage,
  isFinding,
  isReport,
  lifeOfImage,
  reportOfImage,
  type StreamImage,
} from '../shared/table/stream-image.ts';
import { openTable } from '../shared/table/table.ts';
import { packTallies } from '../shared/table/tallies-codec.ts';
import { countReport } from './count-report.ts';
import { differTallies } from './differ-tallies.ts';
import { tellChange, tellExpiry } from './tell-change.ts';

/** A batch of one shard. Lambda names the shard only when the mapping has a tumbling window. */
export interface ShardBatch {
  shardId?: string;
  Records?: readonly DynamoDBRecord[];
}

/** How a batch of the stream is counted, from the settings of the function: one append for all of it. */
export function openStream(): (batch: ShardBatch, now: Date) => Promise<void> {
  const settings = readEnvironment('TABLE_NAME', 'SET_ASIDE_BUCKET');
  const append = openJournalWriter(openTable(settings.TABLE_NAME));
  const aside = { bucket: settings.SET_ASIDE_BUCKET, step: 'statistics' };
  return async ({ shardId, Records: records = [] }, now) => {
    if (records.length === 0) return;
    // Numbers of different shards do not compare: without its name a batch can't be told from what was counted before.
    if (shardId === undefined) throw new Error('the stream does not say of which shard it is');
    const told: JournalRecord[] = [];
    for (const record of records) {
      const counted = countRecord(record);
      if (counted instanceof Error) await setAside(aside, record.eventID ?? 'unknown', record);
      else if (counted !== undefined) told.push(counted);
    }
    await append(shardId, told, now);
    countOutcome('handled', records.length);
  };
}

/** Nothing for what changes no figure; an error for what is neither a declaration, a report nor a finding. */
export function countRecord(record: DynamoDBRecord): JournalRecord | Error | undefined {
  try {
    const { at, tallies } = toldBy(record);
    if (tallies.length === 0) return undefined;
    const seq = positionOf(record.dynamodb?.SequenceNumber ?? '');
    return { seq, at, tallies: packTallies(tallies) };
  } catch (cause) {
    // Reading waits for nothing and asks nobody: what fails now fails always.
    return new Error('no declaration of ours', { cause });
  }
}

function toldBy(record: DynamoDBRecord): { at: string; tallies: Tally[] } {
  const { NewImage: now } = record.dynamodb ?? {};
  if (now !== undefined && isReport(now)) {
    const report = reportOfImage(now);
    // A later write is the answer to its objection, which counts nothing.
    return { at: report.at, tallies: record.eventName === 'INSERT' ? countReport(report) : [] };
  }
  if (isFindingRecord(record)) return findingToldBy(record);
  const change = changeOf(record);
  const tallies = isExpiry(record) && change.before ? tellExpiry(change.before) : tellChange(change);
  return { at: writtenAt(change), tallies };
}

function isFindingRecord({ dynamodb: { OldImage: then, NewImage: now } = {} }: DynamoDBRecord): boolean {
  return isFinding(now ?? then ?? {});
}

/** What was opened and closed stays counted when a finding ends with its case; what was open is open no more. */
function findingToldBy(record: DynamoDBRecord): { at: string; tallies: Tally[] } {
  const { OldImage: then, NewImage: now } = record.dynamodb ?? {};
  const before = then === undefined ? [] : countFinding(findingOfImage(then));
  const after = now === undefined ? [] : countFinding(findingOfImage(now));
  const lost = isExpiry(record) ? before.filter(({ key }) => key.startsWith('findings-open')) : before;
  const at = new Date((record.dynamodb?.ApproximateCreationDateTime ?? 0) * 1_000).toISOString();
  return { at, tallies: differTallies(now === undefined ? lost : before, after) };
}

function isExpiry({ eventName, userIdentity }: DynamoDBRecord): boolean {
  const { principalId } = (userIdentity ?? {}) as { principalId?: unknown };
  return eventName === 'REMOVE' && principalId === 'dynamodb.amazonaws.com';
}

function changeOf({ dynamodb: { OldImage: then, NewImage: now } = {} }: DynamoDBRecord) {
  const read = (image: StreamImage | undefined) => image && lifeOfImage(image);
  return { before: read(then), after: read(now) };
}

function writtenAt({ before, after }: ReturnType<typeof changeOf>): string {
  return after?.updatedAt ?? before?.updatedAt ?? new Date(0).toISOString();
}
