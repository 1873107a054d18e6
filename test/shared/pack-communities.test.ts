import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findPacked,
  packCommunities,
  unpackCommunities,
} from '../../functions/shared/table/pack-communities.ts';
import { readRegions } from '../../scripts/seed/read-regions.ts';
import { propertyRun } from '../support/property-run.ts';

const three = (n: number) => String(n).padStart(3, '0');
const communities = fc
  .array(
    fc.record({
      code: fc
        .tuple(fc.nat(3), fc.nat(25))
        .map(([township, n]) => `410110500${township}${three(n)}`.slice(0, 12)),
      day: fc.constantFrom('2020-01-01', '2026-01-20', '2026-03-01'),
    }),
  )
  .map((each) => new Map(each.map(({ code, day }) => [code, day])));

describe('the packed communities of a city', () => {
  it('are found with the day from which each exists, and no other is', () => {
    fc.assert(
      fc.property(communities, (given) => {
        const packed = packCommunities(given);
        expect(unpackCommunities('4101', packed)).toEqual(new Map([...given].sort()));
        for (let n = 0; n < 4 * 26; n += 1) {
          const code = `410110500${n % 4}${three(Math.floor(n / 4))}`.slice(0, 12);
          expect(findPacked(packed, code)).toBe(given.get(code));
        }
      }),
      propertyRun('packed communities', 200),
    );
  });

  it('are of the largest city so few bytes that a read is two half units at most (F4)', () => {
    const codes = Array.from(readRegions(), ({ code }) => code).filter((code) => code.length === 12);
    const sizes = Map.groupBy(codes, (code) => code.slice(0, 4))
      .values()
      .map((each) => packCommunities(new Map(each.map((code) => [code, '2020-01-01']))).length);
    expect(Math.max(...sizes)).toBeLessThan(8_000);
  });
});
