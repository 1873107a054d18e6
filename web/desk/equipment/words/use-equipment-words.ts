import { useLanguage } from '../../words/use-words.ts';
import { equipmentEn } from './en.ts';
import { type EquipmentWords, equipmentZh } from './zh.ts';

const catalogues = { zh: equipmentZh, en: equipmentEn };

/** The catalogue of the registry in the language that is set; the first screen does without it. */
export function useEquipmentWords(): EquipmentWords {
  return catalogues[useLanguage()];
}
