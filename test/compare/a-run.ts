import type { KeptRelease, KeptRun } from '../../functions/compare/tell-run.ts';
import { aFile } from './some-files.ts';

export const counts = { rows: 1, matched: 0, candidates: 0, kept: 0, dropped: 0, repeated: 0, rejected: 1 };

/** So many hours after the file came. */
export const hours = (count: number) => new Date(Date.parse(aFile.receivedAt) + count * 3_600_000);

/** A file that is being read, unless more is given. */
export function aStoredRun(given: Partial<KeptRun> = {}): KeptRun {
  const { id, receivedAt } = aFile;
  return { id, kind: 'pcr', version: 1, name: 'pcr.csv', bytes: 7, receivedAt, releases: [], ...given };
}

/** The province releases it. */
export function aRelease(given: Partial<KeptRelease> = {}): KeptRelease {
  return {
    ...{ by: { sub: 'province-41', place: '41' }, at: hours(1).toISOString(), reason: 'source-confirmed' },
    ...{ entry: 'e'.repeat(22), key: 'a key', body: 'a body' },
    ...given,
  };
}
