import * as z from 'zod/mini';
import { type CityMappingRequest, cityMapping } from '../../../../schemas/city-mapping.ts';
import type { Mapped } from './mapping-draft.ts';

/** What a file of a mapping has to look like; whether it is a whole mapping, the system says when it is saved. */
const fileShape = z.pick(cityMapping, { privacyNotice: true, columns: true, constants: true });

/** A mapping from a file, or where it is none. */
export function readMapping(text: string): { mapping: Mapped } | { wrong: string } {
  const read = jsonOf(text);
  if (read === undefined) return { wrong: 'JSON' };
  const { success, data, error } = fileShape.safeParse(read);
  return success ? { mapping: data } : { wrong: error.issues[0]?.path.join('/') ?? '' };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Hands a mapping to the browser as a file. */
export function saveMapping(mapping: CityMappingRequest | Mapped, name: string): void {
  const { privacyNotice, columns, constants } = mapping;
  const text = JSON.stringify({ privacyNotice, columns, constants }, null, 2);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
