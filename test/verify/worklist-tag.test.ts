import { describe, expect, it } from 'vitest';
import { readTag, stillHolds, writeTag } from '../../functions/verify/worklist-tag.ts';

const tag = {
  place: '410105001001',
  deskVersion: 7,
  round: 1_768_874_400_000,
  validUntil: 1_768_924_800_000,
};
const before = new Date(tag.validUntil - 1);

describe('the entity tag of a worklist', () => {
  it('reads as it was written, also when a proxy made it weak', () => {
    expect(readTag(writeTag(tag))).toEqual(tag);
    expect(readTag(`W/${writeTag(tag)}`)).toEqual(tag);
  });

  it.each([undefined, '', '*', '"x"', '"410105001001.7.1"', '"410105001001.7.1.2.3"', '410105001001.7.1.2'])(
    'is absent when the header says %s',
    (header) => {
      expect(readTag(header)).toBeUndefined();
    },
  );

  it('holds while nothing was written at the place, no round came and nothing fell due', () => {
    expect(stillHolds(tag, tag, before)).toBe(true);
  });

  it.each([
    ['after a write at the place', { deskVersion: 8 }, before],
    ['after a round', { round: tag.round + 1_800_000 }, before],
    ['at another place', { place: '410105001002' }, before],
    ['once something fell due', {}, new Date(tag.validUntil)],
    ['for longer than a day, whoever wrote it', {}, new Date(tag.validUntil - 86_400_001)],
  ])('does not hold %s', (_title, change, now) => {
    expect(stillHolds(tag, { ...tag, ...change }, now)).toBe(false);
  });
});
