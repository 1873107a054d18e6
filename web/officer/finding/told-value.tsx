import type { Language } from '../../../schemas/codes.ts';
import type { FeedKind } from '../../../schemas/feed-kind.ts';
import { isRealDate, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { now } from '../../staff/server-time.ts';
import { codeName, columnName } from '../../staff/spelling.ts';
import { RegionName } from '../case/region-name.tsx';
import { language } from '../preferences.ts';
import { useCell } from '../use-cell.ts';
import { fullDay, instantWords } from '../words/day-words.ts';
import { originWords } from '../words/place-words.ts';
import { useWords } from '../words/use-words.ts';
import { useFindingWords } from './words/use-finding-words.ts';
import type { FindingWords } from './words/zh.ts';

/** A part of what a row of a feed says, or of what is owed. */
export interface Told {
  field: string;
  value: string;
  /** Of the feed, when it is a row. */
  kind: FeedKind | undefined;
}

const henan = '41';
const isInstant = (value: string): boolean => /^\d{4}-\d{2}-\d{2}T/.test(value);

/** What it is called. */
export function toldName({ field, kind }: Told, findingWords: FindingWords, chosen: Language): string {
  return findingWords.told[field] ?? (kind === undefined ? field : columnName(kind, field, chosen));
}

/** In Henan by its name; elsewhere only provinces have names. */
function Place({ code }: { code: string }) {
  const chosen = useCell(language);
  if (code.startsWith(henan)) return <RegionName code={code} />;
  return <>{`${originWords(code, chosen)} ${code}`}</>;
}

/** A code of what is owed, or of the list of risk areas. */
function wordOf({ field, value }: Told, names: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  return names[field]?.[value] ?? value;
}

/** What it says, in words. */
export function ToldValue({ told }: { told: Told }) {
  const words = useWords();
  const findingWords = useFindingWords();
  const chosen = useCell(language);
  const { field, value, kind } = told;
  const column = kind?.columns.find((one) => one.field === field);
  if (column?.cell === 'code') return <strong>{codeName(column, value, chosen)}</strong>;
  if (field === 'community' && value === '*') return <>{findingWords.otherCommunity}</>;
  if (column?.cell === 'region' || field === 'region' || field === 'community') return <Place code={value} />;
  if (isInstant(value)) return <>{instantWords(new Date(value), now(), words)}</>;
  if (isRealDate(value)) return <>{fullDay(value, shanghaiDate(now()), words)}</>;
  return <>{wordOf(told, { measure: words.codes.measure, level: findingWords.riskLevel })}</>;
}
