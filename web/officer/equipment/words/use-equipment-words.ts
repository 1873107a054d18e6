import { language } from '../../preferences.ts';
import { useCell } from '../../use-cell.ts';
import { equipmentEn } from './en.ts';
import { type EquipmentWords, equipmentZh } from './zh.ts';

const catalogues = { zh: equipmentZh, en: equipmentEn };

/** The catalogue in the language that is set. */
export function useEquipmentWords(): EquipmentWords {
  return catalogues[useCell(language)];
}
