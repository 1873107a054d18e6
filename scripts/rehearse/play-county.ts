import { chanceOf } from './chance.ts';
import { liveParty, type Played } from './live-party.ts';
import { inventParty } from './parties.ts';
import type { Village } from './village.ts';

export interface CountyPlayed extends Played {
  /** How many declarations it makes, exactly. */
  total: number;
  /** Its people are those from here on. */
  first: number;
}

/** Plays the lives of a county's declarations, one party after the other; the same seed plays the same. */
export async function* playCounty(played: CountyPlayed): AsyncGenerator<Village> {
  const { scene, seed, total, first } = played;
  const chance = chanceOf(seed, 'county', scene.county.code, scene.until.toISOString());
  for (let made = 0; made < total; ) {
    const party = inventParty(scene, { n: first + made, most: total - made }, chance);
    const people = party.request.travellers.length;
    const village = await liveParty(played, party, chance, total - made - people);
    made += village.kept().length;
    yield village;
  }
}
