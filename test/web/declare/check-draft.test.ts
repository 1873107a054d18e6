import { describe, expect, it } from 'vitest';
import { declarationRequest } from '../../../schemas/declaration-request.ts';
import { checkDraft } from '../../../web/declare/draft/check-draft.ts';
import { type Draft, stepNames } from '../../../web/declare/draft/draft.ts';
import { newDraft, newTraveller } from '../../../web/declare/draft/new-draft.ts';
import { toRequest } from '../../../web/declare/draft/to-request.ts';
import { aDraft, aTravellerDraft, filledAt, idBornOn } from './drafts.ts';

const check = (form: Draft, step: (typeof stepNames)[number] = 'check') => checkDraft(form, step, filledAt);
const asked = (form: Draft, step: (typeof stepNames)[number]) =>
  check(form, step).map(({ pointer }) => pointer);

describe('the form', () => {
  it('has nothing to say about a form that is filled in', () => {
    for (const step of stepNames) expect(check(aDraft(), step)).toEqual([]);
  });

  it('sends what the server’s schema takes', () => {
    const request = toRequest(aDraft(), { language: 'zh', receiptHash: 'A'.repeat(43), now: filledAt });
    expect(declarationRequest.safeParse(request).error?.issues ?? []).toEqual([]);
  });

  it('asks for every must-field of its group at once, and for nothing of the groups that follow', () => {
    const empty = newDraft({ channel: 'web' }, { key: 'k', secret: 's', helping: false });
    expect(asked(empty, 'who')).toEqual([
      '/travellers/0/name',
      '/travellers/0/document/number',
      '/travellers/0/phone',
    ]);
    const named = {
      ...empty,
      travellers: [{ ...aTravellerDraft(), symptoms: undefined, riskStay: undefined }],
    };
    expect(asked(named, 'who')).toEqual([]);
    expect(asked(named, 'when').toSorted()).toEqual([
      '/trip/direction',
      '/trip/expectedArrivalAt',
      '/trip/origin/address',
      '/trip/origin/regionCode',
    ]);
  });

  it('asks who helps before who travels', () => {
    const empty = newDraft({ channel: 'web' }, { key: 'k', secret: 's', helping: true });
    expect(asked(empty, 'who').slice(0, 2)).toEqual(['/declarant/name', '/declarant/phone']);
  });

  it('says “please fill this in” for what is empty, and what is wrong for what is not', () => {
    const codeOf = (phone: string) =>
      check(aDraft({ travellers: [aTravellerDraft({ phone })] }), 'who').map(({ code }) => code);
    expect(codeOf('')).toEqual(['required']);
    expect(codeOf('12345')).toEqual(['phone.format']);
  });

  it('asks for a guardian as soon as a child is entered', () => {
    const child = aTravellerDraft({ documentNumber: idBornOn('20200601') });
    expect(asked(aDraft({ travellers: [child] }), 'who')).toEqual([
      '/travellers/0/guardian/name',
      '/travellers/0/guardian/phone',
    ]);
  });

  it('asks for no guardian on the fourteenth birthday', () => {
    const turns14 = aTravellerDraft({ documentNumber: idBornOn('20120120') });
    expect(asked(aDraft({ travellers: [turns14] }, { arrivalDate: '2026-01-20' }), 'check')).toEqual([]);
    expect(asked(aDraft({ travellers: [turns14] }, { arrivalDate: '2026-01-19' }), 'check')).not.toEqual([]);
  });

  it('finds one person entered twice before the first group is left', () => {
    const twice = aDraft({ travellers: [aTravellerDraft(), { ...aTravellerDraft(), key: '2' }] });
    expect(check(twice, 'who')).toContainEqual({
      pointer: '/travellers/1/document/number',
      code: 'traveller.twice',
    });
  });

  it('asks for the date of birth that a passport does not tell', () => {
    const traveller = aTravellerDraft({ documentType: 'passport', documentNumber: 'E12345678' });
    expect(asked(aDraft({ travellers: [traveller] }), 'who')).toEqual(['/travellers/0/birthDate']);
    const unnamed = { ...traveller, name: '' };
    expect(asked(aDraft({ travellers: [unnamed] }), 'who')).toContain('/travellers/0/birthDate');
  });

  it.each([
    ['2026-01-17', '09:00', 'arrival.past'],
    ['2026-03-19', '09:00', 'arrival.far'],
  ])('refuses an arrival on %s at %s', (arrivalDate, arrivalTime, code) => {
    expect(check(aDraft({}, { arrivalDate, arrivalTime }), 'when')).toEqual([
      { pointer: '/trip/expectedArrivalAt', code },
    ]);
  });

  it('takes no half-chosen region for an origin, and Hong Kong as a whole', () => {
    expect(asked(aDraft({}, { originRegion: '4403' }), 'when')).toEqual(['/trip/origin/regionCode']);
    expect(asked(aDraft({}, { originRegion: '81' }), 'when')).toEqual([]);
  });

  it('asks which symptoms, and where the risk area was', () => {
    const traveller = aTravellerDraft({ symptoms: true, riskStay: true });
    expect(asked(aDraft({ travellers: [traveller] }), 'health')).toEqual([
      '/travellers/0/symptoms/which',
      '/travellers/0/riskStays/stays',
    ]);
  });

  it('leaves out what belongs to another means of transport', () => {
    const form = aDraft({}, { transport: 'car', serviceNumber: 'G79', seat: '5A', plate: '豫A12345' });
    const request = toRequest(form, { language: 'zh', receiptHash: '', now: filledAt });
    expect(request).toHaveProperty('trip.journey', { transport: 'car', plate: '豫A12345' });
  });

  it('asks for the statement of truth at the end only', () => {
    const form = aDraft({ truthful: false });
    expect(asked(form, 'health')).toEqual([]);
    expect(asked(form, 'check')).toEqual(['/truthful']);
  });

  it('lists errors in the order of its groups', () => {
    const empty = newDraft({ channel: 'web' }, { key: 'k', secret: 's', helping: false });
    const two = { ...empty, travellers: [newTraveller('1'), newTraveller('2')] };
    const pointers = asked(two, 'check');
    expect(pointers[0]).toBe('/travellers/0/name');
    expect(pointers.at(-1)).toBe('/truthful');
  });
});
