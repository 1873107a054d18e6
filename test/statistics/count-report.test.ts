import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { confirmationKey, correctedKey } from '../../functions/shared/table/keys.ts';
import { readTallies } from '../../functions/shared/table/tallies-codec.ts';
import { countRecord } from '../../functions/statistics/stream-adapter.ts';
import { community } from '../support/builders.ts';

const day = '2026-01-17';
const at = '2026-01-18T00:30:00.000Z';

/** What the stream tells of an item of the daily report. */
function told(keys: object, content: unknown, eventName: 'INSERT' | 'MODIFY' = 'INSERT'): string[] {
  const image = { ...keys, k: { S: 'r' }, b: { B: 'AAAA' }, cf: { S: JSON.stringify(content) } };
  const record: DynamoDBRecord = {
    eventName,
    eventID: '1',
    dynamodb: { SequenceNumber: '1', NewImage: image },
  };
  const counted = countRecord(record);
  if (counted instanceof Error) throw counted;
  return counted === undefined ? [] : readTallies(counted.tallies).map(keyOf);
}
const keyOf = ({ place, date, key, count }: ReturnType<typeof readTallies>[number]): string => {
  expect([place, date, count]).toEqual([community, day, 1]);
  return key;
};

describe('the reports that are counted', () => {
  const reported = confirmationKey(day, community);

  it('are those of their day, zeros and objections apart', () => {
    expect(told(reported, { at, kind: 'figures' })).toEqual(['reports-confirmed']);
    expect(told(reported, { at, kind: 'zero' })).toEqual(['reports-confirmed', 'reports-zero']);
    expect(told(reported, { at, kind: 'zero', objection: {} })).toEqual([
      'reports-confirmed',
      'reports-zero',
      'reports-objected',
    ]);
  });

  it('are counted when they come, not when an objection is answered', () => {
    expect(told(reported, { at, kind: 'zero', objection: { answer: {} } }, 'MODIFY')).toEqual([]);
  });

  it('are no corrections, which are counted apart', () => {
    expect(told(correctedKey(day, community, 1), { at, n: 1 })).toEqual(['reports-corrected']);
  });
});
