import { describe, expect, it } from 'vitest';
import { type Address, hashOf, readAddress } from '../../../web/officer/address.ts';

const id = 'AbC_-0123456789abcdefg';
const claim = 'ZZZZZZZZZZZZZZZZZZZZZZ';

describe('the address bar of the officer’s app', () => {
  it.each<[string, Address]>([
    ['#/', { screen: 'today' }],
    ['#/today/overdue', { screen: 'today', section: 'overdue' }],
    [`#/cases/${id}`, { screen: 'case', id }],
    [`#/cases/${id}/verification`, { screen: 'verification', id }],
    [`#/cases/${id}/verification/when`, { screen: 'verification', id, question: 'when' }],
    [`#/cases/${id}/transfer`, { screen: 'transfer', id }],
    [`#/cases/${id}/refusal/2`, { screen: 'refusal', id, n: 2 }],
    [`#/cases/${id}/claims/${claim}`, { screen: 'claim', id, claim }],
    ['#/report', { screen: 'report' }],
    ['#/report/2026-01-17', { screen: 'report', day: '2026-01-17' }],
    ['#/report/2026-01-17/410105001007', { screen: 'report', day: '2026-01-17', community: '410105001007' }],
    [
      '#/report/2026-01-17/figures/arrived.high-risk',
      { screen: 'figure', day: '2026-01-17', metric: 'arrived.high-risk' },
    ],
    [
      '#/report/2026-01-17/410105001007/figures/arrived',
      { screen: 'figure', day: '2026-01-17', community: '410105001007', metric: 'arrived' },
    ],
    ['#/findings', { screen: 'findings' }],
    ['#/findings/closed', { screen: 'findings', state: 'closed' }],
    [`#/findings/${id}~test-overdue`, { screen: 'finding', id: `${id}~test-overdue` }],
    ['#/settings', { screen: 'settings' }],
  ])('says %s, and the same is read from it', (hash, address) => {
    expect(hashOf(address)).toBe(hash);
    expect(readAddress(hash)).toEqual(address);
  });

  it.each([
    '#/cases/short',
    '#/nowhere',
    `#/cases/${id}/other`,
    `#/cases/${id}/refusal/x`,
    `#/findings/${id}`,
    `#/findings/${id}~test-overdue/steps`,
    '#/findings/open',
    '#/report/yesterday',
    '#/report/2026-01-17/4101',
    '#/report/2026-01-17/410105001007/more',
    '#/report/2026-01-17/figures',
    '#/report/2026-01-17/figures/arrived/more',
    '#/report/2026-01-17/figures/1',
  ])('reads %s as unknown', (hash) => {
    expect(readAddress(hash)).toEqual({ screen: 'unknown' });
  });

  it('shows the day when there is no hash', () => {
    expect(readAddress('')).toEqual({ screen: 'today' });
  });
});
