import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admitRegion } from '../../functions/shared/access/admit-region.ts';
import type { OpenLook } from '../../schemas/break-glass.ts';
import { type Role, role } from '../../schemas/staff.ts';
import { hoursAfter } from '../support/builders.ts';

/** The looks of an account, and how often they were read. */
function someLooks(regions: readonly string[], from: string) {
  const open: OpenLook[] = regions.map((region) => ({ from, region, endsAt: hoursAfter(1).toISOString() }));
  const read: string[] = [];
  const of = (sub: string) => {
    read.push(sub);
    return Promise.resolve(open);
  };
  return { looks: { of }, read };
}

const member = (who: Role, region: string) => ({
  staff: { sub: 'somebody', role: who, region, active: true, deputy: false },
});

describe('whether somebody may read about a region', () => {
  const county = member('county', '410105');

  it.each(['410105', '410105001', '410105001001'])(
    '%s: their own, for which nothing is read',
    async (region) => {
      const { looks, read } = someLooks([], '410105');
      expect(await admitRegion(county, region, looks)).toBe('own');
      expect(read).toEqual([]);
    },
  );

  it.each(['410202', '410202003', '410202003001'])(
    '%s: by break-glass, which is read once',
    async (region) => {
      const { looks, read } = someLooks(['410301', '410202'], '410105');
      expect(await admitRegion(county, region, looks)).toBe('break-glass');
      expect(read).toEqual(['somebody']);
    },
  );

  it.each(['4102', '41', '410203', '4101', '410299'])(
    '%s: not, the same whether it exists',
    async (region) => {
      const { looks } = someLooks(['410202'], '410105');
      await expect(admitRegion(county, region, looks)).rejects.toMatchObject({
        code: 'outside-jurisdiction',
        status: 403,
      });
    },
  );

  it('not by what was opened from another post', async () => {
    const { looks } = someLooks(['410202'], '410106');
    await expect(admitRegion(county, '410202', looks)).rejects.toMatchObject({ status: 403 });
  });

  it.each(['officer', 'township'] as const)('not by break-glass for %s, and nothing is read', async (who) => {
    const { looks, read } = someLooks(['410202'], '410105001');
    await expect(admitRegion(member(who, '410105001'), '410202', looks)).rejects.toMatchObject({
      status: 403,
    });
    expect(read).toEqual([]);
  });

  it('never for anything that lies neither in their own nor in an open region', async () => {
    const code = fc.integer({ min: 0, max: 99 }).map((n) => `41${String(n).padStart(2, '0')}`);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...role.options),
        code,
        code,
        code,
        async (who, own, opened, asked) => {
          fc.pre(asked !== own && asked !== opened);
          const { looks } = someLooks([opened], own);
          await expect(admitRegion(member(who, own), asked, looks)).rejects.toMatchObject({ status: 403 });
        },
      ),
    );
  });
});
