import { type CityField, cityField } from '../../../../schemas/city-field.ts';
import type { CityMappingRequest } from '../../../../schemas/city-mapping.ts';
import type { Problem } from '../../../../schemas/problem.ts';

/** Which part of a field is wrong: all of it, its columns, what holds for every row, or how a code is written. */
export type FaultPart = 'field' | 'headers' | 'constant' | `codes/${string}`;

export interface Faults {
  /** By field, or the version of the notice. */
  of: Partial<Record<CityField | 'privacyNotice', Partial<Record<FaultPart, string>>>>;
  /** What is about no field. */
  rest: string[];
}

export const noFaults: Faults = { of: {}, rest: [] };

/** The system's refusals (RFC 6901 pointers into what was sent) at the fields that they name. */
export function faultsOf(errors: NonNullable<Problem['errors']>, sent: CityMappingRequest): Faults {
  const faults: Faults = { of: {}, rest: [] };
  for (const { pointer, message } of errors) {
    const place = placeOf(pointer.split('/').slice(1).map(unescaped), sent);
    if (place === undefined) faults.rest.push(message);
    else faults.of[place.field] = { ...faults.of[place.field], [place.part]: message };
  }
  return faults;
}

const unescaped = (key: string): string => key.replaceAll('~1', '/').replaceAll('~0', '~');

interface Place {
  field: CityField | 'privacyNotice';
  part: FaultPart;
}

function placeOf([root, at, part, code]: readonly string[], sent: CityMappingRequest): Place | undefined {
  if (root === 'privacyNotice') return { field: root, part: 'field' };
  if (root !== 'columns' && root !== 'constants') return undefined;
  // A field that lacks is named; one that was sent is told by its place.
  const field = cityField.safeParse(root === 'columns' ? (sent.columns[Number(at)]?.field ?? at) : at).data;
  if (field === undefined) return undefined;
  if (root === 'constants') return { field, part: 'constant' };
  if (part === 'headers') return { field, part };
  return { field, part: part === 'codes' ? `codes/${code ?? ''}` : 'field' };
}
