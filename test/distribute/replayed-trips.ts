import { editDeclaration } from '../../functions/declare/edit-declaration.ts';
import { submitParty } from '../../functions/declare/submit-party.ts';
import { withdrawDeclaration } from '../../functions/declare/withdraw-declaration.ts';
import { type AssignmentNeeds, assignDeclaration } from '../../functions/distribute/assign-declaration.ts';
import { assignment } from '../../functions/distribute/assignment.ts';
import { tellAssignment } from '../../functions/distribute/tell-assignment.ts';
import { markOf } from '../../functions/shared/request-mark.ts';
import { appointOfficers } from '../../functions/shared/table/appoint-officers.ts';
import { writeChange } from '../../functions/shared/table/change-store.ts';
import { findEnvelope } from '../../functions/shared/table/declaration-store.ts';
import { findRegion } from '../../functions/shared/table/region-store.ts';
import { factsOfImage, type StreamImage } from '../../functions/shared/table/stream-image.ts';
import {
  afternoon,
  anEdit,
  aRequest,
  aTraveller,
  aTrip,
  hashOfSecret,
  residentId,
} from '../support/builders.ts';
import { aMember } from '../support/staff-api.ts';
import { newKey, type World } from '../support/world.ts';
import { imageOf } from './streamed.ts';

/** The four communities of a township of its own: two with an officer, two without. */
export const communities = ['001', '002', '003', '004'] as const;
export const isManned = (community: string) => community === '001' || community === '002';
type Community = (typeof communities)[number];

/** What a citizen does one after the other: declares for the first destination, edits it to the next ones, withdraws. */
export interface Plan {
  destinations: Community[];
  isWithdrawn: boolean;
}

/** One write, as the stream tells it. */
export interface Told {
  event: string;
  before: StreamImage | undefined;
  after: StreamImage;
}

let people = 0;
const device = { kind: 'device', receiptHash: hashOfSecret() } as const;
const mark = () => markOf(newKey(), 'body');

export async function openTownship(world: World, township: string): Promise<void> {
  for (const community of communities) {
    const place = `${township}${community}`;
    await world.addRegion({ code: place });
    const members = isManned(community) ? [aMember({ role: 'officer', region: place })] : [];
    await appointOfficers(world.sources, { place, members });
  }
}

/** One declaration of a plan: each call makes the next write, and answers what the stream tells of it. */
export function aPlanned(world: World, township: string, { destinations, isWithdrawn }: Plan) {
  people += 1;
  // A thousand people are born on a day.
  const birthDate = `${1970 + Math.floor(people / 1_000)}-03-12`;
  const document = { type: 'resident-id' as const, number: residentId(people, birthDate) };
  const traveller = aTraveller({ document });
  const tripTo = (to: string) => aTrip({ destination: { community: `${township}${to}`, address: '3 号楼' } });
  const declarations = {
    find: (id: string) => findEnvelope(world.sources, id),
    indexOf: () => Promise.resolve(''),
    write: (change: Parameters<typeof writeChange>[1] | Omit<Parameters<typeof writeChange>[1], 'by'>) =>
      writeChange(world.sources, { ...change, by: 'citizen' }),
  };
  const regions = { find: (code: string) => findRegion(world.sources, code) };
  let id = '';
  const submit = (to: string) => async () => {
    const content = aRequest({ travellers: [traveller], trip: tripTo(to) });
    const asked = { content, idempotencyKey: newKey(), mark: mark() };
    id = (await submitParty(world.submission, asked, afternoon)).declarations[0]?.id ?? '';
  };
  const edit = (to: string) => async () => {
    const version = (await world.find(id))?.version ?? 0;
    const content = anEdit({ traveller, trip: tripTo(to) });
    await editDeclaration({ declarations, regions }, device, {
      id,
      content,
      version,
      mark: mark(),
      now: afternoon,
    });
  };
  const withdraw = () =>
    withdrawDeclaration(declarations, device, { id, content: {}, mark: mark(), now: afternoon });
  const [first = '001', ...next] = destinations;
  const writes = [submit(first), ...next.map(edit), ...(isWithdrawn ? [withdraw] : [])];
  return {
    idOf: () => id,
    left: () => writes.length,
    write: async (): Promise<Told> => {
      const before = id === '' ? undefined : await imageOf(world.sources, id);
      await writes.shift()?.();
      const after = await imageOf(world.sources, id);
      if (after === undefined) throw new Error('nothing was written');
      return { event: newKey(), before, after };
    },
  };
}

/** What the stream and the queue make of a write, once. */
export function deliver(needs: AssignmentNeeds, { event, before, after }: Told, now: Date): Promise<void> {
  const told = tellAssignment({
    event,
    after: factsOfImage(after),
    ...(before && { before: factsOfImage(before) }),
  });
  return assignDeclaration(needs, assignment.parse(JSON.parse(JSON.stringify(told))), now);
}
