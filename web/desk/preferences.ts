import { openPreferences } from '../staff/preferences.ts';
import { type Words, zh } from './words/zh.ts';

export const { language, largeType, wordsNow, restorePreferences, chooseLanguage, chooseLargeType } =
  openPreferences<Words>('desk', zh, async () => (await import('./words/en.ts')).en);
