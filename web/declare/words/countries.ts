import type { Language } from '../../../schemas/codes.ts';

/** ISO 3166-1 alpha-2 without China: Hong Kong, Macao and Taiwan are chosen among its regions. */
const countries =
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NU NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW'.split(
    ' ',
  );

/** The name of a country in the reader's language, as the browser knows it. */
export function countryName(code: string, language: Language): string {
  return new Intl.DisplayNames([language === 'zh' ? 'zh-CN' : 'en'], { type: 'region' }).of(code) ?? code;
}

/** All countries by name, in the order of the reader's language. */
export function countryOptions(language: Language): [string, string][] {
  const locale = language === 'zh' ? 'zh-CN' : 'en';
  return countries
    .map((code): [string, string] => [code, countryName(code, language)])
    .sort(([, a], [, b]) => a.localeCompare(b, locale));
}
