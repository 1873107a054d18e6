import type { KeptSystem } from '../../../functions/shared/table/city-system-store.ts';
import type { CityMappingRequest } from '../../../schemas/city-mapping.ts';
import type { CityRow } from '../../../schemas/city-row.ts';
import { declarationRequest } from '../../../schemas/declaration-request.ts';
import { exampleMapping } from '../../../scripts/seed/seed-items.ts';
import { aRequest, aTraveller, aTrip } from '../../support/builders.ts';

/** A city whose own system is connected. */
export function aConnectedCity(city: string, at = '2026-01-10T00:00:00.000Z'): KeptSystem {
  const decided = { at, by: { sub: 'province-41', place: '41' }, reason: '自建系统接入' };
  return { city, version: 1, state: 'connected', freshHours: 24, since: at, decided };
}

/** What a city sends to say how its files are read. */
export function aMapping(): CityMappingRequest {
  const { privacyNotice, columns } = exampleMapping;
  return { privacyNotice, columns };
}

/** A row once its mapping has read it. */
export function aReadRow(given: Partial<CityRow> = {}): CityRow {
  return {
    line: 2,
    reference: 'ZZ-1',
    state: 'declared',
    submittedAt: '2026-01-19T01:00:00.000Z',
    updatedAt: '2026-01-19T01:00:00.000Z',
    form: declarationRequest.parse(aRequest({ travellers: [aTraveller({})], trip: aTrip({}) })),
    ...given,
  };
}
