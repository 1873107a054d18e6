import { describe, expect, it } from 'vitest';
import { feedKinds } from '../../schemas/feed-kind.ts';
import { feedKindId } from '../../schemas/feed-kind-id.ts';
import { feedMandateRequest, isFeedOpen } from '../../schemas/feed-mandate.ts';
import { aMandate, aMandateRequest } from '../compare/mandates/a-mandate.ts';

const faultsOf = (given: object) =>
  feedMandateRequest
    .safeParse({ ...aMandateRequest(), ...given })
    .error?.issues.map(({ path, message }) => [path.join('.'), message]);

describe('a mandate that is asked for', () => {
  it.each(feedKinds.map(({ id, whereabouts }) => [id, whereabouts] as const))(
    'is for a kind that tells whereabouts, and for no other: %s',
    (kind, whereabouts) => {
      expect(faultsOf({ kind })).toEqual(whereabouts ? undefined : [['kind', 'feed-mandate.not-needed']]);
    },
  );

  it.each([
    [{ kind: 'horoscope' }, 'kind', 'feed-kind.unknown'],
    [{ kind: undefined }, 'kind', 'required'],
    [{ documentNumber: ' ' }, 'documentNumber', 'required'],
    [{ issuedBy: undefined }, 'issuedBy', 'required'],
    [{ reason: '排查' }, 'reason', 'reason.short'],
    [{ fromDate: '2026-02-30' }, 'fromDate', 'date.real'],
    [{ toDate: '2026-01-09' }, 'toDate', 'date.order'],
  ])('says what is wrong at the field: %j', (given, path, code) => {
    expect(faultsOf(given)).toEqual([[path, code]]);
  });
});

describe('a kind that tells whereabouts', () => {
  const [rail] = feedKinds.filter(({ id }) => id === 'rail');
  const isOpen = (given: Parameters<typeof aMandate>[0], at: string) =>
    rail && isFeedOpen(rail, [aMandate({ toDate: '2026-01-20', ...given })], new Date(at));

  it.each([
    ['on its first day', {}, '2026-01-10T00:00:00.000+08:00', true],
    ['to the end of its last', {}, '2026-01-20T23:59:59.999+08:00', true],
    ['not after it', {}, '2026-01-21T00:00:00.000+08:00', false],
    ['not before its first', {}, '2026-01-09T23:59:59.999+08:00', false],
    ['without end where none is given', { toDate: undefined }, '2030-01-01T00:00:00.000+08:00', true],
    [
      'not before it was recorded',
      { recordedAt: '2026-01-12T04:00:00.000Z' },
      '2026-01-12T11:59:59+08:00',
      false,
    ],
    ['from then on', { recordedAt: '2026-01-12T04:00:00.000Z' }, '2026-01-12T12:00:00+08:00', true],
    ['not for another kind', { kind: 'air' as const }, '2026-01-15T12:00:00+08:00', false],
  ])('is open under a mandate %s', (_, given, at, expected) => {
    expect(isOpen(given, at)).toBe(expected);
  });

  it('is off from the instant at which its mandate is ended', () => {
    const ended = {
      at: '2026-01-15T04:00:00.000Z',
      by: { sub: 'province-41', place: '41' },
      reason: '授权撤回',
    };
    expect(isOpen({ ended }, '2026-01-15T11:59:59.999+08:00')).toBe(true);
    expect(isOpen({ ended }, '2026-01-15T12:00:00.000+08:00')).toBe(false);
  });

  it('is each of these, and no other kind is ever off', () => {
    const off = feedKinds.filter((kind) => !isFeedOpen(kind, [], new Date())).map(({ id }) => id);
    expect(off).toEqual(['rail', 'air', 'road', 'gate']);
    expect(feedKinds.map(({ id }) => id)).toEqual(feedKindId.options);
  });
});
