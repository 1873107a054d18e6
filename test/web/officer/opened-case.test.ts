import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Address, address } from '../../../web/officer/address.ts';
import { forgetAtLists, opened } from '../../../web/officer/case/opened-case.ts';

const id = 'x'.repeat(22);

beforeAll(forgetAtLists);
beforeEach(() => {
  address.set({ screen: 'case', id });
  opened.set({ id, detail: undefined, failed: undefined });
});

describe('the case that is open', () => {
  it.each<Address>([
    { screen: 'today' },
    { screen: 'report' },
    { screen: 'figure', day: '2026-01-17', metric: 'arrived' },
    { screen: 'unknown' },
  ])('is forgotten at once on the way to $screen, so that another may be opened right after', (to) => {
    address.set(to);
    expect(opened.get().id).toBe('');
    address.set({ screen: 'case', id: 'y'.repeat(22) });
    opened.set({ id: 'y'.repeat(22), detail: undefined, failed: undefined });
    expect(opened.get().id).toBe('y'.repeat(22));
  });

  it.each<Address>([{ screen: 'verification', id }, { screen: 'transfer', id }, { screen: 'settings' }])(
    'stays open on the way to $screen',
    (to) => {
      address.set(to);
      expect(opened.get().id).toBe(id);
    },
  );
});
