import type { FeedMandateRequest } from '../../../../schemas/feed-mandate.ts';
import type { MandateWords } from './words/zh.ts';

/** What is typed so far. */
export type Draft = Record<Exclude<keyof FeedMandateRequest, 'kind'>, string> & {
  kind: FeedMandateRequest['kind'] | undefined;
};
export type Wrong = Partial<Record<keyof Draft, string>>;

export function draftOf(today: string): Draft {
  return { kind: undefined, documentNumber: '', issuedBy: '', reason: '', fromDate: today, toDate: '' };
}

/** As short as a reason may be. */
const shortest = 4;

export function isReason(text: string): boolean {
  return text.trim().length >= shortest;
}

/** What is missing or contradicts itself, before it is sent. */
export function wrongIn(draft: Draft, words: MandateWords['wrong']): Wrong {
  const { kind, documentNumber, issuedBy, reason, fromDate, toDate } = draft;
  return {
    ...(kind === undefined && { kind: words.kind }),
    ...(documentNumber.trim() === '' && { documentNumber: words.documentNumber }),
    ...(issuedBy.trim() === '' && { issuedBy: words.issuedBy }),
    ...(!isReason(reason) && { reason: words.reason }),
    ...(fromDate === '' && { fromDate: words.fromDate }),
    ...(toDate !== '' && toDate < fromDate && { toDate: words.order }),
  };
}

/** The draft as it is sent; undefined while no kind is chosen. */
export function requestOf({ kind, ...draft }: Draft): FeedMandateRequest | undefined {
  if (kind === undefined) return undefined;
  const { documentNumber, issuedBy, reason, fromDate, toDate } = draft;
  return {
    kind,
    documentNumber: documentNumber.trim(),
    issuedBy: issuedBy.trim(),
    reason: reason.trim(),
    fromDate,
    ...(toDate !== '' && { toDate }),
  };
}
