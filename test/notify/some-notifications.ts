import type { Notification } from '../../schemas/notification.ts';
import { community, otherCommunity } from '../support/builders.ts';

type Of<Kind extends Notification['kind']> = Extract<Notification, { kind: Kind }>;

export const declarationId = 'aaaaaaaaaaaaaaaaaaaaaa';

export function aDigest(given: Partial<Of<'round-digest'>> = {}): Of<'round-digest'> {
  return {
    kind: 'round-digest',
    id: 'round-digest-1',
    place: community,
    roundAt: '2026-01-20T06:30:00.000Z',
    ...given,
  };
}

export function aDeclaredForYou(given: Partial<Of<'declared-for-you'>> = {}): Of<'declared-for-you'> {
  return { kind: 'declared-for-you', id: 'declared-for-you-1', declaration: declarationId, ...given };
}

export function aCode(given: Partial<Of<'citizen-code'>> = {}): Of<'citizen-code'> {
  return { kind: 'citizen-code', id: 'citizen-code-1', challenge: 'bbbbbbbbbbbbbbbbbbbbbb', ...given };
}

export function aTransferWaiting(given: Partial<Of<'transfer-waiting'>> = {}): Of<'transfer-waiting'> {
  return {
    kind: 'transfer-waiting',
    id: 'transfer-waiting-1',
    declaration: declarationId,
    place: otherCommunity,
    ...given,
  };
}

export function aHeldFeed(given: Partial<Of<'feed-held'>> = {}): Of<'feed-held'> {
  return {
    ...{ kind: 'feed-held', id: 'feed-held-1', place: '41', feed: 'health-code' },
    ...{ adverse: 12_345, people: 1_234_567 },
    ...given,
  };
}

export function aLook(given: Partial<Of<'break-glass'>> = {}): Of<'break-glass'> {
  return { kind: 'break-glass', id: 'break-glass-1', place: community, ...given };
}

export function aSilence(given: Partial<Of<'feed-silent'>> = {}): Of<'feed-silent'> {
  return {
    kind: 'feed-silent',
    id: 'feed-silent-1',
    place: '41',
    feed: 'pcr',
    since: '2026-01-19T21:10:00.000Z',
    ...given,
  };
}
