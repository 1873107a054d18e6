import { setTimeout as delay } from 'node:timers/promises';
import type { DynamoDBRecord } from 'aws-lambda';
import type { InvocationResult } from '../../seams/invoker.ts';
import type { StreamMappingModel } from '../../seams/mapping-model.ts';
import { failedItems } from '../batch-response.ts';
import { sequenceOf } from './stream-record.ts';

export type Records = readonly DynamoDBRecord[];

/** Why records were given up, in the words of the on-failure record. */
export type GivenUp = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

export interface Delivery {
  invoke(records: Records): Promise<InvocationResult>;
  /** Everything up to and including this record is done. */
  checkpoint(sequence: string): void;
  giveUp(
    records: Records,
    reason: { readonly condition: GivenUp; readonly invocations: number },
  ): Promise<void>;
  readonly signal: AbortSignal;
  /** Engine times are real ones, so the age of a record is measured against real time. */
  readonly now: () => number;
}

interface Part {
  readonly records: Records;
  /** Failed tries of these records. Splitting a batch is none. */
  readonly failures: number;
}

type Rules = Pick<
  StreamMappingModel,
  'bisectOnError' | 'maximumRetryAttempts' | 'maximumRecordAgeSeconds' | 'reportsBatchItemFailures'
>;

/** The pause before a further try doubles from the first to the longest. */
const firstPauseMs = 50;
const longestPauseMs = 5000;

/**
 * Delivers a batch of one shard, in order, until every record succeeded or was given up (Lambda Developer Guide, "Retries" and "Batch
 * item failures" of stream sources): a failed batch is tried again from the first failed record, split in two where the mapping says so,
 * up to so many retries and so great an age.
 */
export async function deliverBatch(records: Records, rules: Rules, delivery: Delivery): Promise<void> {
  const parts: Part[] = [{ records, failures: 0 }];
  for (let part = parts.shift(); part && !delivery.signal.aborted; part = parts.shift()) {
    parts.unshift(...(await deliverPart(part, rules, delivery)));
  }
}

/** What is left to do of the part, in order. */
async function deliverPart(part: Part, rules: Rules, delivery: Delivery): Promise<readonly Part[]> {
  const young = await dropOld(part, rules, delivery);
  if (young.length === 0) return [];
  if (part.failures > 0) await pause(part.failures, delivery.signal);
  const result = await delivery.invoke(young);
  const remaining = remainderOf(young, result, rules);
  const done = young[young.length - remaining.length - 1];
  if (done) delivery.checkpoint(sequenceOf(done));
  if (remaining.length === 0) return [];
  if (rules.bisectOnError && remaining.length > 1) return halves(remaining, part.failures);
  const failures = part.failures + 1;
  if (rules.maximumRetryAttempts < 0 || failures <= rules.maximumRetryAttempts)
    return [{ records: remaining, failures }];
  await delivery.giveUp(remaining, { condition: 'RetryAttemptsExhausted', invocations: failures });
  checkpointLast(remaining, delivery);
  return [];
}

/** From the first failed record on everything is tried again: later ones that succeeded too. */
function remainderOf(records: Records, result: InvocationResult, rules: Rules): Records {
  if ('error' in result) return records;
  if (!rules.reportsBatchItemFailures) return [];
  const failed = failedItems(result.payload, new Set(records.map(sequenceOf)));
  if (failed === 'all') return records;
  const first = records.findIndex((record) => failed.includes(sequenceOf(record)));
  return first < 0 ? [] : records.slice(first);
}

function halves(records: Records, failures: number): readonly Part[] {
  const middle = Math.ceil(records.length / 2);
  return [
    { records: records.slice(0, middle), failures },
    { records: records.slice(middle), failures },
  ];
}

async function dropOld(part: Part, rules: Rules, delivery: Delivery): Promise<Records> {
  if (rules.maximumRecordAgeSeconds < 0) return part.records;
  const oldest = delivery.now() / 1000 - rules.maximumRecordAgeSeconds;
  const isOld = (record: DynamoDBRecord): boolean =>
    (record.dynamodb?.ApproximateCreationDateTime ?? 0) < oldest;
  const old = part.records.filter(isOld);
  if (old.length === 0) return part.records;
  await delivery.giveUp(old, { condition: 'RecordAgeExceeded', invocations: part.failures });
  const young = part.records.filter((record) => !isOld(record));
  if (young.length === 0) checkpointLast(part.records, delivery);
  return young;
}

function checkpointLast(records: Records, delivery: Delivery): void {
  const last = records.at(-1);
  if (last) delivery.checkpoint(sequenceOf(last));
}

async function pause(failures: number, signal: AbortSignal): Promise<void> {
  const milliseconds = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1));
  await delay(milliseconds, undefined, { signal }).catch(() => undefined);
}
