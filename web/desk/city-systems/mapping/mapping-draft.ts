import { type CityField, cityField, cityFieldFacts } from '../../../../schemas/city-field.ts';
import type { CityColumn, CityMapping, CityMappingRequest } from '../../../../schemas/city-mapping.ts';
import { linesOf, listedCellOf, readLines } from './code-lines.ts';
import { listOf, textOf } from './text-list.ts';

/** What is typed of a field: it stands in a column, is the same in each row, or is not there. */
export interface FieldDraft {
  way: 'none' | 'column' | 'constant';
  headers: string;
  constant: string;
  /** How the city writes each code. */
  codes: Record<string, string>;
  /** The same of communities and countries, a line each. */
  lines: string;
}

export interface Draft {
  privacyNotice: string;
  fields: Record<CityField, FieldDraft>;
}

export type Mapped = Pick<CityMapping, 'privacyNotice' | 'columns' | 'constants'>;

/** What an editor begins with; before the first mapping, the fields that are needed wait for their columns. */
export function draftOf(mapping: Mapped | undefined): Draft {
  const fields = cityField.options.map((field) => [field, fieldDraftOf(field, mapping)] as const);
  return {
    privacyNotice: mapping?.privacyNotice ?? '',
    fields: Object.fromEntries(fields) as Draft['fields'],
  };
}

function fieldDraftOf(field: CityField, mapping: Mapped | undefined): FieldDraft {
  const { cell, required = false } = cityFieldFacts(field);
  const column = mapping?.columns.find((one) => one.field === field);
  const constant = mapping?.constants?.[field];
  const { headers = [], codes = {} } = column ?? {};
  const isColumn = column !== undefined || (mapping === undefined && required);
  const isListed = listedCellOf(cell) !== undefined;
  return {
    way: constant === undefined ? (isColumn ? 'column' : 'none') : 'constant',
    headers: textOf(headers),
    constant: constant ?? '',
    codes: isListed
      ? {}
      : Object.fromEntries(Object.entries(codes).map(([code, list]) => [code, textOf(list)])),
    lines: isListed ? linesOf(codes) : '',
  };
}

/** The draft as it is sent. */
export function requestOf({ privacyNotice, fields }: Draft): CityMappingRequest {
  const columns = fieldsIn(fields, 'column').map((field) => columnOf(field, fields[field]));
  const constants = fieldsIn(fields, 'constant').map((field) => [field, fields[field].constant.trim()]);
  return {
    privacyNotice: privacyNotice.trim(),
    columns,
    ...(constants.length > 0 && {
      constants: Object.fromEntries(constants) as CityMappingRequest['constants'],
    }),
  };
}

const fieldsIn = (fields: Draft['fields'], way: FieldDraft['way']): CityField[] =>
  cityField.options.filter((field) => fields[field].way === way);

function columnOf(field: CityField, draft: FieldDraft): CityColumn {
  const spelled = Object.entries(draft.codes)
    .map(([code, text]) => [code, listOf(text)] as const)
    .filter(([, list]) => list.length > 0);
  const listed = listedCellOf(cityFieldFacts(field).cell);
  const codes = listed === undefined ? Object.fromEntries(spelled) : readLines(listed, draft.lines).codes;
  return { field, headers: listOf(draft.headers), ...(Object.keys(codes).length > 0 && { codes }) };
}

/** Lines of communities and countries that can't be sent as they are, by field. */
export function wrongLines({ fields }: Draft): Partial<Record<CityField, number[]>> {
  const wrong: Partial<Record<CityField, number[]>> = {};
  for (const field of fieldsIn(fields, 'column')) {
    const listed = listedCellOf(cityFieldFacts(field).cell);
    const lines = listed === undefined ? [] : readLines(listed, fields[field].lines).wrong;
    if (lines.length > 0) wrong[field] = lines;
  }
  return wrong;
}
