import * as z from 'zod/mini';
import { traveller } from '../../schemas/declaration-request.ts';
import { communityCode, type RegionValidity } from '../../schemas/region.ts';
import { instant } from '../../schemas/text.ts';
import type { Issue } from '../shared/errors.ts';
import { issuesOfArrival, issuesOfCommunity, issuesOfTraveller } from './check-told.ts';

interface Parts {
  regions: { find(code: string): Promise<RegionValidity | undefined> };
  now: Date;
}

const arrivalPart = z.object({ trip: z.object({ expectedArrivalAt: instant }) });
const communityPart = z.object({ trip: z.object({ destination: z.object({ community: communityCode }) }) });
const peoplePart = z.object({ travellers: z.array(z.unknown()) });
const personPart = z.object({ traveller: z.unknown() });

/**
 * What else is wrong with a form that its schema refuses: whatever part of it can be read is checked like that of a good one, so
 * that one answer names every field. No part is named twice: those that the schema refuses are left to it.
 */
export async function issuesOfParts(content: unknown, { regions, now }: Parts): Promise<Issue[]> {
  const arrival = arrivalPart.safeParse(content).data?.trip.expectedArrivalAt;
  const community = communityPart.safeParse(content).data?.trip.destination.community;
  const trip = { expectedArrivalAt: arrival ?? now.toISOString() };
  return [
    ...(arrival === undefined ? [] : issuesOfArrival(trip, now)),
    ...(community === undefined ? [] : issuesOfCommunity(await regions.find(community), trip)),
    ...peopleOf(content).flatMap(({ person, path }) => {
      const told = traveller.safeParse(person).data;
      return told === undefined ? [] : issuesOfTraveller(told, path, now);
    }),
  ];
}

function peopleOf(content: unknown): { person: unknown; path: (string | number)[] }[] {
  const party = peoplePart.safeParse(content).data?.travellers;
  const one = personPart.safeParse(content).data?.traveller;
  return [
    ...(party ?? []).map((person, index) => ({ person, path: ['travellers', index] })),
    ...(one === undefined ? [] : [{ person: one, path: ['traveller'] }]),
  ];
}
