import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenAt, entryAfter } from '../../../functions/shared/audit/chain.ts';
import { type AuditEntry, type AuditedView, auditEntry } from '../../../schemas/audit.ts';
import { unmaskingPurposes } from '../../../schemas/case-list.ts';

const instants = fc
  .date({ min: new Date('2022-01-01'), max: new Date('2032-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const views = fc.array(
  fc.record<AuditedView, 'sub' | 'at' | 'declaration' | 'place'>(
    {
      sub: fc.constant('officer-410105001001'),
      at: instants,
      declaration: fc.stringMatching(/^[A-Za-z0-9_-]{22}$/),
      place: fc.constantFrom('410105001001', '410105001'),
      masked: fc.boolean(),
      purpose: fc.constantFrom(...unmaskingPurposes),
      reasonHash: fc.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      approved: fc.boolean(),
      told: fc.record({
        from: fc.constantFrom('log//0/0', 'list//'),
        to: fc.constantFrom('log//9/8', 'list/410105001/'),
        ids: fc.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      }),
    },
    { requiredKeys: ['sub', 'at', 'declaration', 'place'] },
  ),
  { minLength: 1, maxLength: 12 },
);
const chainOf = (seen: AuditedView[]) =>
  seen.reduce<AuditEntry[]>((chain, view) => [...chain, entryAfter(chain.at(-1), view)], []);

describe('the chain of what somebody viewed (K1)', () => {
  it('is whole as it was written, and fits the schema', () => {
    fc.assert(
      fc.property(views, (seen) => {
        const chain = chainOf(seen);
        expect(brokenAt(chain)).toBeUndefined();
        for (const entry of chain) expect(auditEntry.parse(entry)).toEqual(entry);
      }),
    );
  });

  it('shows any change of any field of any entry', () => {
    const fields = ['sub', 'at', 'declaration', 'place', 'previous', 'hash'] as const;
    fc.assert(
      fc.property(views, fc.nat(), fc.constantFrom(...fields), (seen, seed, field) => {
        const chain = chainOf(seen);
        const index = seed % chain.length;
        const changed = chain.map((entry, at) =>
          at === index ? { ...entry, [field]: `${entry[field]}x` } : entry,
        );
        expect(brokenAt(changed)).toBeGreaterThan(0);
      }),
    );
  });

  it('shows any change of what was seen and for what, also where that was not told, or is told no more', () => {
    const changes = fc.constantFrom<Partial<AuditEntry>>(
      { masked: true },
      { masked: false },
      { purpose: 'complaint' },
      { reasonHash: 'x' },
      { approved: true },
      { approved: false },
      { approved: undefined },
      { masked: undefined },
      { purpose: undefined },
      { reasonHash: undefined },
      { told: { from: '', to: '', ids: '' } },
      { told: undefined },
    );
    fc.assert(
      fc.property(views, fc.nat(), changes, (seen, seed, change) => {
        const chain = chainOf(seen);
        const entry = chain[seed % chain.length] as AuditEntry;
        const changed = { ...entry, ...change };
        fc.pre(JSON.stringify(changed) !== JSON.stringify(entry));
        expect(brokenAt(chain.with(seed % chain.length, changed))).toBeDefined();
      }),
    );
  });

  it('shows any change of whom a system was told, and between which positions', () => {
    const view = { sub: 'city-system-4101', at: '2026-01-20T06:10:00.000Z', declaration: 'a'.repeat(22) };
    const told = { from: 'log/b/1/1', to: 'log/b/2/3', ids: 'h' };
    const [entry] = chainOf([{ ...view, place: '4101', told }]) as [AuditEntry];
    for (const change of [{ from: 'log/b/0/1' }, { to: 'log/b/2/4' }, { ids: 'g' }])
      expect(brokenAt([{ ...entry, told: { ...told, ...change } }])).toBe(1);
  });

  it('verifies entries that were written before it was told what was seen', () => {
    const old = {
      ...{ sub: 'officer-410105001001', n: 1, at: '2026-01-20T06:10:00.000Z', declaration: 'a'.repeat(22) },
      ...{ place: '410105001001', previous: '' },
    };
    const hash = createHash('sha256')
      .update(JSON.stringify(Object.values(old)))
      .digest('base64url');
    expect(brokenAt([{ ...old, hash }])).toBeUndefined();
    expect(brokenAt([{ ...old, hash, masked: false }])).toBe(1);
  });

  it('shows an entry taken out, other than from the end, and two that changed places', () => {
    fc.assert(
      fc.property(views, fc.nat(), (seen, seed) => {
        const chain = chainOf(seen);
        fc.pre(chain.length >= 2);
        const index = seed % (chain.length - 1);
        expect(brokenAt(chain.toSpliced(index, 1))).toBeDefined();
        const [first, second] = chain.slice(index, index + 2);
        expect(brokenAt(chain.toSpliced(index, 2, second as AuditEntry, first as AuditEntry))).toBeDefined();
      }),
    );
  });

  it('holds no personal data: ids and codes only, and of a reason its hash', () => {
    expect(Object.keys(auditEntry.shape).sort()).toEqual([
      'approved',
      'at',
      'declaration',
      'hash',
      'masked',
      'n',
      'place',
      'previous',
      'purpose',
      'reasonHash',
      'sub',
      'told',
    ]);
  });
});
