import type { Capacity, CapacityRequest } from '../../schemas/capacity.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { outsideJurisdiction } from '../shared/errors.ts';
import { againWhenRaced } from '../shared/life-cycle/again-when-raced.ts';
import { sentBefore } from '../shared/life-cycle/sent-before.ts';

type Mark = Record<'key' | 'body', string>;

export interface CapacityEntries {
  find(county: string, key: string): Promise<(Capacity & Mark) | undefined>;
  /** Adds an entry, which counts from then on; says no when another write came first. */
  keep(entry: Capacity & Mark): Promise<boolean>;
}

export interface CapacityAsked {
  region: string;
  request: CapacityRequest;
  mark: Mark & { at: string };
}

/**
 * A county says what it has (requirements D9). Each entry is a record of its own, with who and when; one that is sent again
 * is answered as it was then, and does not come to count once more.
 * @throws RefusedError `outside-jurisdiction` for any region but the caller's own.
 */
export async function enterCapacity(
  entries: CapacityEntries,
  { staff }: Pick<Caller, 'staff'>,
  { region, request, mark: { at, ...mark } }: CapacityAsked,
): Promise<Capacity> {
  if (region !== staff.region) throw outsideJurisdiction();
  const {
    key: _key,
    body: _body,
    ...entered
  } = await againWhenRaced(async () => {
    const found = await entries.find(region, mark.key);
    if (found !== undefined) return sentBefore([found], mark);
    const entry = { region, ...request, enteredAt: at, enteredBy: staff.sub, ...mark };
    return (await entries.keep(entry)) ? entry : undefined;
  });
  return entered;
}
