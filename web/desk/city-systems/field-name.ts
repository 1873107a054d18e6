import { type CityField, cityField, cityFieldFacts } from '../../../schemas/city-field.ts';
import { directionNames, namesIn, transportNames } from '../../../schemas/code-names.ts';
import type { Language } from '../../../schemas/codes.ts';
import type { Words } from '../words/zh.ts';
import type { CityWords } from './words/zh.ts';

/** A field as people call it; what is none of ours, as it is. */
export function fieldName(field: string, language: Language): string {
  const known = cityField.safeParse(field);
  return known.success ? cityFieldFacts(known.data).names[language] : field;
}

interface Said {
  words: Words;
  city: CityWords;
  language: Language;
}

/** One of our codes as people call it, and as it is written. */
export function codeText(field: CityField, code: string, said: Said): string {
  const name = namesOf(said)[field]?.[code];
  return name === undefined || name === code ? code : `${name} ${code}`;
}

type Names = Readonly<Record<string, string>>;

function namesOf({ words: { codes }, city, language }: Said): Partial<Record<CityField, Names>> {
  return {
    state: city.codes,
    documentType: codes.document,
    sex: codes.sex,
    direction: namesIn(directionNames, language),
    transport: namesIn(transportNames, language),
    symptoms: city.codes,
    symptomKinds: codes.symptom,
    riskStay: city.codes,
    stayKind: codes.stayKind,
  };
}
