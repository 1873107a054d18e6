import type { FeedMandate, FeedMandateRequest } from '../../../schemas/feed-mandate.ts';

/** What somebody asks to be recorded, unless more is given. */
export function aMandateRequest(given: Partial<FeedMandateRequest> = {}): FeedMandateRequest {
  return {
    kind: 'rail',
    documentNumber: '示例〔2026〕7号',
    issuedBy: '省疫情防控指挥部',
    reason: '排查来豫未报备人员',
    fromDate: '2026-01-10',
    ...given,
  };
}

/** The same on record, from the first minute of its first day on. */
export function aMandate(given: Partial<FeedMandate> = {}): FeedMandate {
  return {
    id: 'rail-1',
    ...aMandateRequest(),
    recordedAt: '2026-01-09T16:00:00.000Z',
    recordedBy: { sub: 'province-41', place: '41' },
    ...given,
  };
}
