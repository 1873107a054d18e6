import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** How often an item was written, and how many units that took. */
interface ItemWrites {
  /** Its partition and its order there. */
  key: string;
  units: number;
}

/** Bytes that one write unit pays for. */
const unitBytes = 1_024;
/** The province at its worst (figure F8): one community has so many times what the average one has. */
const submissionsASecond = 3_000;
const communities = 52_378;
const times = 1_000;
const share = times / (communities - 1 + times);
/** Every second declaration is edited, and after its round, when the desk of its community is touched. */
const editsASubmission = 0.5;

/**
 * Every item of the table with the write units that it took, as the stream of the engine recorded them. The JSON of an image is
 * longer than what DynamoDB bills, so this is rather too much.
 */
export function readItemWrites(dataFolder: string, table: string): ItemWrites[] {
  const file = new DatabaseSync(join(dataFolder, 'tables.db'), { readOnly: true, timeout: 30_000 });
  try {
    const found = file
      .prepare(
        `SELECT json_extract(keys_json, '$.pk.S') || ' ' || json_extract(keys_json, '$.sk.S') AS key,
           SUM(MAX(1, (LENGTH(COALESCE(new_image, old_image)) + ${unitBytes - 1}) / ${unitBytes})) AS units
         FROM _stream_records WHERE table_name = ? GROUP BY keys_json`,
      )
      .all(table);
    return found.map(({ key, units }) => ({ key: String(key), units: Number(units) }));
  } finally {
    file.close();
  }
}

interface Load {
  /** Submissions of the run, and those of its fullest community. */
  submissions: number;
  ofHottest: number;
  hottest: string;
}

/**
 * The write units a second of the hottest item at 3,000 submissions a second, from what each item took in a run: what names the
 * fullest community grows with that community's submissions, what names neither a place nor a declaration with all of them. An
 * item that is written once a batch is taken as if batches stayed as small as in the run.
 */
export function simulateHottest(
  writes: readonly ItemWrites[],
  { submissions, ofHottest, hottest }: Load,
): number {
  const toHottest = submissionsASecond * share;
  const scaled = writes.map(({ key, units }) => {
    // A declaration and an entry of the journal are written a few times in their life, however many there are.
    if (/^[DJ]#/.test(key)) return units;
    return key.includes(hottest)
      ? (units / ofHottest) * toHottest
      : (units / submissions) * submissionsASecond;
  });
  return Math.max(toHottest * editsASubmission, ...scaled);
}
