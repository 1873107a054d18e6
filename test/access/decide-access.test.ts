import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorise } from '../../functions/shared/access/authorise.ts';
import { isInScope } from '../../functions/shared/access/decide-access.ts';
import { staffFunctions } from '../../infra/stacks/intake-functions.ts';
import { routes } from '../../schemas/access.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const regions = fc.oneof(...[2, 4, 6, 9, 12].map(digits));

describe('jurisdiction', () => {
  it('is the code prefix: what lies in a region lies in every region above it', () => {
    fc.assert(
      fc.property(digits(12), regions, (place, region) => {
        expect(isInScope('responsible', region, { place })).toBe(place.slice(0, region.length) === region);
        for (const length of [2, 4, 6, 9, 12])
          expect(isInScope('responsible', place.slice(0, length), { place })).toBe(true);
      }),
    );
  });

  it('does not reach up, nor beside', () => {
    fc.assert(
      fc.property(regions, digits(12), (place, region) => {
        fc.pre(place !== region);
        expect(isInScope('jurisdiction', region, { place })).toBe(false);
      }),
    );
  });

  it('holds a case that waits there too, to be looked at, but not to be written to', () => {
    const found = { place: '410105001001', waitingAt: '410202003001' };
    expect(isInScope('jurisdiction', '410202003001', found)).toBe(true);
    expect(isInScope('responsible', '410202003001', found)).toBe(false);
    expect(isInScope('receiving', '410202003', found)).toBe(true);
  });

  it('never makes a declaration of staff’s their own', () => {
    expect(isInScope('own-declaration', '41', { place: '410105001001' })).toBe(false);
  });
});

describe('the routes', () => {
  it('of the template and of the access data are the same', () => {
    const deployed = staffFunctions.flatMap((entry) => entry.routes).filter((route) => route !== '$default');
    const decided = routes
      .filter(({ api }) => api === 'staff')
      .map(({ method, path }) => `${method} ${path}`);
    expect([...deployed].sort()).toEqual([...decided].sort());
  });

  it('that no data speak of are for nobody', async () => {
    const accounts = {
      find: (sub: string) =>
        Promise.resolve({ sub, role: 'province' as const, region: '41', active: true, deputy: false }),
    };
    await expect(authorise(accounts, 'province-41', 'DELETE /v1/declarations/{id}')).rejects.toMatchObject({
      status: 403,
    });
  });
});
