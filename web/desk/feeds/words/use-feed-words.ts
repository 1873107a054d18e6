import { useLanguage } from '../../words/use-words.ts';
import { feedEn } from './en.ts';
import { type FeedWords, feedZh } from './zh.ts';

const catalogues = { zh: feedZh, en: feedEn };

/** The catalogue of the comparison in the language that is set; the first screen does without it. */
export function useFeedWords(): FeedWords {
  return catalogues[useLanguage()];
}
