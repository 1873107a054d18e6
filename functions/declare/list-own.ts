import { maskName } from '../../schemas/masking.ts';
import type { MyDeclarations } from '../../schemas/receipt.ts';
import type { Region } from '../../schemas/region.ts';
import { citizenStateOf } from './compose-receipt.ts';
import { type Citizen, type ClosedDeclaration, type Own, openOwn, phoneOf } from './find-own.ts';

export interface ListNeeds {
  declarations: {
    /** The blind index of a phone. */
    indexOf(phone: string): Promise<string>;
    /** Those that a phone's blind index finds, with the rest of the parties that they belong to. */
    findByPhone(phoneIndex: string): Promise<ClosedDeclaration[]>;
  };
  regions: { find(code: string): Promise<Region | undefined> };
}

/**
 * What was declared with the phone of the session, the next arrival first (requirements A8).
 * @throws RefusedError 401 without a session.
 */
export async function listOwn(needs: ListNeeds, citizen: Citizen, now: Date): Promise<MyDeclarations> {
  const found = await needs.declarations.findByPhone(phoneOf(citizen));
  const own = await Promise.all(found.map((closed) => openOwn(closed, citizen)));
  const listed = own
    .filter((one) => one !== undefined)
    .toSorted((one, other) =>
      one.declaration.expectedArrivalAt < other.declaration.expectedArrivalAt ? -1 : 1,
    );
  return {
    declarations: await Promise.all(listed.map((one) => describe(needs, citizen, { own: one, now }))),
  };
}

async function describe(
  { declarations, regions }: ListNeeds,
  citizen: Citizen,
  { own, now }: { own: Own; now: Date },
): Promise<MyDeclarations['declarations'][number]> {
  const { id, expectedArrivalAt, place, personal } = own.declaration;
  const [region, travellers] = await Promise.all([regions.find(place), declarations.indexOf(personal.phone)]);
  return {
    id,
    state: citizenStateOf(own, now),
    maskedName: maskName(personal.name),
    expectedArrivalAt,
    community: { code: place, path: region?.path ?? '' },
    mine: travellers === phoneOf(citizen),
  };
}
