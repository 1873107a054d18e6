import type { RiskLevel } from '../../../schemas/occurrence.ts';
import type { ListedArea, RiskAreaRequest } from '../../../schemas/risk-area-list.ts';
import type { AreaWords } from './words/zh.ts';

/** What somebody wants to do with the list. */
export type Way = 'list' | 'level' | 'delist' | 'correct';

/** What is typed so far. */
export interface Draft {
  way: Way;
  region: string;
  level: RiskLevel;
  fromDate: string;
  toDate: string;
  documentNumber: string;
}

export type Wrong = Partial<Record<'region' | 'fromDate' | 'toDate' | 'documentNumber', string>>;

/** What can be done to an area: what is over can only be put right, and another level needs a day before it. */
export function waysOf({ fromDate, toDate }: ListedArea, today: string): Exclude<Way, 'list'>[] {
  if (toDate !== undefined && toDate < today) return ['correct'];
  return fromDate < today ? ['level', 'delist', 'correct'] : ['delist', 'correct'];
}

/** What a form begins with: another level, the last day or the record of an area, or a new one from today. */
export function draftOf(area: ListedArea | undefined, way: Way, today: string): Draft {
  const { region = '', level = 'high', fromDate = today, toDate = '' } = area ?? {};
  const draft = { way, region, level, fromDate, toDate, documentNumber: '' };
  if (way === 'level') return { ...draft, level: level === 'high' ? 'medium' : 'high', fromDate: today };
  if (way === 'delist') return { ...draft, toDate: toDate === '' ? today : toDate };
  return way === 'correct' ? { ...draft, documentNumber: area?.documentNumber ?? '' } : draft;
}

const codeForm = /^(\d{4}|\d{6}|\d{9}|\d{12})$/;

/** What is missing or contradicts itself, before it is sent. */
export function wrongIn(
  draft: Draft,
  area: ListedArea | undefined,
  words: AreaWords['dialog']['wrong'],
): Wrong {
  const { way, region, fromDate, toDate, documentNumber } = draft;
  const isBefore = way === 'level' && area !== undefined && fromDate <= area.fromDate;
  const isEndMissing = way === 'delist' && toDate === '';
  return {
    ...(!codeForm.test(region) && { region: words.region }),
    ...(isBefore && { fromDate: words.before }),
    ...(fromDate === '' && { fromDate: words.fromDate }),
    ...(toDate !== '' && toDate < fromDate && { toDate: words.order }),
    ...(isEndMissing && { toDate: words.fromDate }),
    ...(documentNumber.trim() === '' && { documentNumber: words.documentNumber }),
  };
}

/** The draft as it is sent: with the version that it changes, as it was seen. */
export function requestOf(draft: Draft, area: ListedArea | undefined): RiskAreaRequest {
  const { region, level, fromDate, toDate, documentNumber } = draft;
  return {
    region,
    level,
    fromDate,
    ...(toDate !== '' && { toDate }),
    documentNumber: documentNumber.trim(),
    ...(area !== undefined && { seen: area.version }),
  };
}
