import type { RegionIndex } from '../../../schemas/region-shard.ts';
import type { County, Place } from './place.ts';

const suffixes =
  /(社区居民委员会|社区居民居委会|居民委员会|村民委员会|社区村民委员会|社区居委会|社区村委会|村委会|居委会|民委会|社区|街道办事处|街道|地区|乡|镇|村)$/;
const upperSuffixes = /(回族区|自治县|市|县|区)$/;

/** The part of a name that people write: 体育 of 体育社区居民居委会. */
export function stemOf(name: string): string {
  const stem = name.replace(suffixes, '').replace(/(社区|村)$/, '');
  return Array.from(stem).length < 2 ? name.replace(/(民委员会|委会)$/, '') : stem;
}

const upperStemOf = (name: string): string => {
  const stem = name.replace(upperSuffixes, '');
  return Array.from(stem).length < 2 ? name : stem;
};

/** How much of a name stands in the text: all of it, its stem, or nothing. */
function weight(text: string, name: string, stem: string): number {
  if (text.includes(name)) return name.length + 1;
  return text.includes(stem) ? stem.length : 0;
}

const clean = (text: string): string => text.normalize('NFKC').replace(/[\s,，。;；、]/g, '');

/** The counties that an address may lie in, the best ones only, at most three (requirements A9). */
export function countiesIn(address: string, index: RegionIndex): County[] {
  const text = clean(address);
  const scored = index.flatMap((city) => {
    const ofCity = weight(text, city.name, upperStemOf(city.name));
    return city.counties.map(({ code, name }) => {
      const ofCounty = weight(text, name, upperStemOf(name));
      return { county: { code, name, city: city.name }, ofCounty, score: ofCounty * 2 + ofCity };
    });
  });
  const best = Math.max(...scored.map(({ score }) => score));
  const hits = scored.filter(({ score, ofCounty }) => score === best && ofCounty > 0);
  return hits.slice(0, 3).map(({ county }) => county);
}

/** The communities of those counties that the address may mean, best first. */
export function placesIn(address: string, places: readonly Place[], limit = 8): Place[] {
  const text = clean(address);
  const scored = places.flatMap((place) => {
    const own = weight(text, place.name, stemOf(place.name));
    const above = weight(text, place.township, stemOf(place.township));
    return own === 0 && above === 0 ? [] : [{ place, score: own * 3 + above * 2, own }];
  });
  const named = scored.filter(({ own }) => own > 0);
  return (named.length > 0 ? named : scored)
    .sort((a, b) => b.score - a.score || (a.place.code < b.place.code ? -1 : 1))
    .slice(0, named.length > 0 ? limit : 30)
    .map(({ place }) => place);
}

/** What of an address is left for the address field once the community is known. */
export function remainderOf(address: string, place: Place): string {
  const text = address.trim();
  const ends = [place.name, stemOf(place.name), place.township, stemOf(place.township)].map((name) => {
    const at = text.lastIndexOf(name);
    return at < 0 ? 0 : at + name.length;
  });
  return text.slice(Math.max(...ends)).replace(/^[\s,，。;；、]*(社区|居委会|村委会|村)?[\s,，、]*/, '');
}
