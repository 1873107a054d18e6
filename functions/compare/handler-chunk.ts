import { readEnvironment } from '../shared/environment.ts';
import { personKeysOf } from '../shared/people/person-index.ts';
import { openRing } from '../shared/privacy/open-ring.ts';
import { openTable } from '../shared/table/table.ts';
import { compareChunk, kindOf } from './compare-chunk.ts';
import { isRegistered } from './equipment/gather-equipment.ts';
import { openFeedFiles } from './files-adapter.ts';
import { type ActivePeople } from './people/active-people.ts';
import { readActivePeople } from './people/active-people-bytes.ts';
import { tellAdverse } from './reconcile/weigh-run.ts';
import { feedChunk, workKeys } from './run-work.ts';
import { bytesOfWords, writeTally } from './tally-bytes.ts';

const settings = readEnvironment('TABLE_NAME', 'KEY_TABLE_NAME', 'KEY_ID');
const ring = openRing(openTable(settings.TABLE_NAME), settings);
const files = openFeedFiles();
/** Of the run that was compared last. */
let kept: { id: string; people: ActivePeople } | undefined;

/** State machine: compares a part of a feed file with the people that were gathered for it. */
export async function handler(input: unknown): Promise<{ rows: number }> {
  const chunk = feedChunk.parse(input);
  const { id, from, to, layout, receivedAt, isWhole } = chunk;
  const { people: secret } = await ring.season();
  const keys = personKeysOf(secret);
  if (kept?.id !== id) kept = { id, people: readActivePeople(keys, await files.get(workKeys.people(id))) };
  const { people } = kept;
  const { tally, findings } = await compareChunk(
    await files.source(chunk.plainKey),
    { layout, range: { from, to }, receivedAt: new Date(receivedAt), isWhole },
    { people, keys },
  );
  await files.put(workKeys.tally(id, from), writeTally(tally));
  await files.put(workKeys.findings(id, from), Buffer.from(JSON.stringify(findings)));
  const flags = tellAdverse(kindOf(layout), findings.found, (row) => isRegistered(people, keys, row));
  await files.put(workKeys.adverse(id, from), bytesOfWords(flags));
  return { rows: tally.rows };
}
