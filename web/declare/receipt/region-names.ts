import type { Receipt } from '../../../schemas/receipt.ts';
import { findPlace } from '../community/find-places.ts';
import { loadProvince, loadProvinces } from '../community/load.ts';
import type { NameOf } from '../draft/from-receipt.ts';

async function originName(code: string): Promise<string> {
  const provinces = await loadProvinces();
  const cities = await loadProvince(code.slice(0, 2));
  const city = cities.find((each) => each.code === code.slice(0, 4));
  const names = [
    provinces.find((each) => each.code === code.slice(0, 2))?.name,
    city?.name,
    city?.parts?.find((each) => each.code === code)?.name,
  ];
  return names.filter((name) => name !== undefined).join('/');
}

/** The names of all regions that a receipt has as codes; a list that doesn't load leaves the code to be seen. */
export async function regionNames({ trip, traveller }: Receipt): Promise<NameOf> {
  const codes = [trip.origin.regionCode, ...(traveller.riskStays.stays ?? []).map((stay) => stay.regionCode)];
  const names = new Map<string, string>();
  for (const code of codes) if (code !== undefined) names.set(code, await originName(code).catch(() => code));
  const { community } = trip.destination;
  const place = await findPlace(community).catch(() => undefined);
  names.set(community, place?.path ?? '');
  return (code) => names.get(code) ?? code;
}
