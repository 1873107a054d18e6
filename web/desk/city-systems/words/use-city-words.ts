import { useLanguage } from '../../words/use-words.ts';
import { cityEn } from './en.ts';
import { type CityWords, cityZh } from './zh.ts';

const catalogues = { zh: cityZh, en: cityEn };

/** The catalogue of cities’ own systems in the language that is set; the first screen does without it. */
export function useCityWords(): CityWords {
  return catalogues[useLanguage()];
}
