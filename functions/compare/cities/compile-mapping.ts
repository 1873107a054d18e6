import { type CityField, cityFieldFacts } from '../../../schemas/city-field.ts';
import { type CityMapping, comparableText } from '../../../schemas/city-mapping.ts';
import { countryCode } from '../../../schemas/country.ts';

/** A mapping, ready to read many rows. */
export interface CompiledMapping {
  city: string;
  privacyNotice: string;
  constants: Partial<Record<CityField, string>>;
  /** Our code for how the city writes it; our own is understood as well. Undefined for what is none. */
  codeOf(field: CityField, text: string): string | undefined;
}

function ownCode(field: CityField, asked: string): string | undefined {
  const { cell, codes } = cityFieldFacts(field);
  if (cell === 'country') return countryCode.safeParse(asked.toUpperCase()).data;
  return codes?.find((code) => code === asked);
}

/** Spellings are looked up, not searched: a city writes its thousands of communities in ways of its own. */
export function compileMapping({
  city,
  privacyNotice,
  constants = {},
  columns,
}: CityMapping): CompiledMapping {
  const spelled = new Map(
    columns.map(({ field, codes = {} }) => [
      field,
      new Map(
        Object.entries(codes).flatMap(([code, spellings]) =>
          spellings.map((spelling) => [comparableText(spelling), code] as const),
        ),
      ),
    ]),
  );
  return {
    city,
    privacyNotice,
    constants,
    codeOf: (field, text) => {
      const asked = comparableText(text);
      return spelled.get(field)?.get(asked) ?? ownCode(field, asked);
    },
  };
}
