import * as z from 'zod/mini';
import { type CityField, cityField, cityFieldFacts } from './city-field.ts';
import { countryCode } from './country.ts';
import { actor } from './declaration.ts';
import { messageOf } from './message-of.ts';
import type { MessageCode } from './messages.ts';
import { cityCode, communityCode } from './region.ts';
import { instant, line } from './text.ts';

const spelling = line(60);
/** So many communities has the largest city. */
const mostCodes = 6_000;
const mostSpellings = 20;

const columnShape = z.strictObject({
  field: cityField,
  headers: z.array(spelling).check(
    z.minLength(1, messageOf('list.short')),
    z.maxLength(10, messageOf('list.long')),
    z.meta({
      description: 'What the city calls the column; blanks, capitals and punctuation do not count',
    }),
  ),
  codes: z.optional(
    z
      .record(
        z.string(),
        z
          .array(spelling)
          .check(z.minLength(1, messageOf('list.short')), z.maxLength(mostSpellings, messageOf('list.long'))),
      )
      .check(
        z.meta({
          description:
            'For a code, the communities or the countries (ISO 3166-1 alpha-2): how the city writes each of ours. Our own codes are always understood.',
        }),
      ),
  ),
});
export type CityColumn = z.infer<typeof columnShape>;

interface Mapped {
  columns: CityColumn[];
  constants?: Partial<Record<CityField, string>> | undefined;
}
type Add = (path: (string | number)[], code: MessageCode) => void;

/** `PUT /v1/city-systems/{city}/mapping`: how the files of a city’s own system are read (requirements J1). */
export const cityMappingRequest = z
  .strictObject({
    privacyNotice: line(20).check(
      z.meta({ description: 'Version of the notice that the city shows to who declares (requirements A3)' }),
    ),
    columns: z
      .array(columnShape)
      .check(z.minLength(1, messageOf('list.short')), z.maxLength(40, messageOf('list.long'))),
    constants: z.optional(
      z
        .partialRecord(cityField, line(120))
        .check(z.meta({ description: 'What holds for every row, where the city has no column for it' })),
    ),
  })
  .check(
    z.superRefine((mapping, context) => {
      checkMapping(mapping, (path, message) =>
        context.addIssue({ code: 'custom', path, message, input: undefined }),
      );
    }),
  );
export type CityMappingRequest = z.infer<typeof cityMappingRequest>;

/** What no two declarations have in common. */
const ofEachRow: ReadonlySet<CityField> = new Set([
  ...(['reference', 'submittedAt', 'updatedAt', 'name', 'document', 'phone'] as const),
]);

function checkMapping(mapping: Mapped, add: Add): void {
  const { columns, constants = {} } = mapping;
  const fields = columns.map(({ field }) => field);
  for (const [index, column] of columns.entries()) {
    if (fields.indexOf(column.field) < index || column.field in constants)
      add(['columns', index, 'field'], messageOf('city-mapping.field-twice'));
    checkCodes(column, ['columns', index, 'codes'], add);
  }
  checkHeaders(columns, add);
  for (const [field, value] of Object.entries(constants)) {
    const { cell } = cityFieldFacts(field as CityField);
    if (ofEachRow.has(field as CityField)) add(['constants', field], messageOf('city-mapping.constant'));
    if ((cell === 'code' || cell === 'country') && !isOurs(field as CityField, value))
      add(['constants', field], messageOf('city-mapping.code'));
  }
  const has = (field: CityField) => fields.includes(field) || field in constants;
  const lacking = cityField.options.filter((field) => cityFieldFacts(field).required === true && !has(field));
  for (const field of lacking) add(['columns', field], messageOf('city-mapping.field-lacking'));
  if (!has('originRegion') && !has('originCountry'))
    add(['columns', 'originRegion'], messageOf('city-mapping.field-lacking'));
}

function checkCodes({ field, codes = {} }: CityColumn, path: (string | number)[], add: Add): void {
  const seen = new Set<string>();
  const entries = Object.entries(codes);
  if (entries.length > mostCodes) add(path, messageOf('list.long'));
  for (const [code, spellings] of entries) {
    if (!isOurs(field, code)) add([...path, code], messageOf('city-mapping.code'));
    for (const one of spellings.map(comparableText)) {
      if (seen.has(one)) add([...path, code], messageOf('city-mapping.spelling-twice'));
      seen.add(one);
    }
  }
}

function isOurs(field: CityField, code: string): boolean {
  const { cell, codes } = cityFieldFacts(field);
  if (cell === 'community') return communityCode.safeParse(code).success;
  if (cell === 'country') return countryCode.safeParse(code).success;
  return codes?.includes(code) === true;
}

function checkHeaders(columns: readonly CityColumn[], add: Add): void {
  const seen = new Set<string>();
  for (const [index, { headers }] of columns.entries())
    for (const header of headers.map(comparableHeader)) {
      if (seen.has(header)) add(['columns', index, 'headers'], messageOf('city-mapping.header-twice'));
      seen.add(header);
    }
}

/** A header cell without what differs from export to export: quotes, blanks, capitals, hyphens, brackets. */
export function comparableHeader(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s"'_\-()*:]/g, '')
    .toLowerCase();
}

/** A cell by which a code is told. */
export function comparableText(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** How the files of a city are read; each change is another version, and an import names the one that read it. */
export const cityMapping = z.object({
  city: cityCode,
  version: z.int(),
  privacyNotice: z.string(),
  columns: z.array(columnShape),
  constants: z.optional(z.partialRecord(cityField, z.string())),
  at: instant,
  by: actor,
});
export type CityMapping = z.infer<typeof cityMapping>;
