import type { DynamoDBRecord } from 'aws-lambda';
import { occurrenceAttributes } from '../../functions/shared/table/counted-attributes.ts';
import { at, originOf } from '../../functions/shared/table/declaration-record.ts';
import { clearAttributes, type Vault } from '../../functions/shared/table/declaration-vault.ts';
import { declarationKey } from '../../functions/shared/table/keys.ts';
import { readOccurrences } from '../../functions/shared/table/occurrences-codec.ts';
import type { StreamImage } from '../../functions/shared/table/stream-image.ts';
import { aRecord, streamed } from '../distribute/streamed.ts';
import type { Act } from './random-acts.ts';
import { takeAct } from './take-act.ts';
import type { Kept, townInMemory } from './town-in-memory.ts';

/** One write of a declaration. */
interface Write {
  before: Kept | undefined;
  after: Kept;
}

let records = 0;

/** Does all that happens in a town, and answers what the stream tells of it, in two shards by declaration. */
export async function streamTown(
  town: ReturnType<typeof townInMemory>,
  acts: readonly Act[],
  vault: Vault,
): Promise<DynamoDBRecord[][]> {
  const writes: Write[] = [];
  let known = new Map<string, Kept>();
  for (const act of acts) {
    await takeAct(town, act);
    const now = new Map(town.kept().map((one) => [one.declaration.id, one]));
    for (const [id, after] of now) if (known.get(id) !== after) writes.push({ before: known.get(id), after });
    known = now;
  }
  const shards: DynamoDBRecord[][] = [[], []];
  for (const write of writes)
    shards[write.after.declaration.id.charCodeAt(0) % 2]?.push(await recordOf(vault, write));
  return shards;
}

async function recordOf(vault: Vault, { before, after }: Write): Promise<DynamoDBRecord> {
  records += 1;
  return aRecord(String(records), {
    before: before && (await imageOf(vault, before)),
    after: await imageOf(vault, after),
  });
}

/** What stands unsealed, with the occurrences as the last writer who had a key left them. */
async function imageOf(vault: Vault, { declaration, occurrences }: Kept): Promise<StreamImage> {
  const {
    [at.occurrences]: _told,
    [at.edited]: _edited,
    ...clear
  } = await clearAttributes(vault, declaration);
  const origin = originOf(declaration);
  return streamed({
    ...declarationKey(declaration.id),
    ...clear,
    ...occurrenceAttributes(readOccurrences(occurrences, origin), origin),
  });
}
