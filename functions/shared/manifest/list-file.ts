import type { ListedFile } from '../../../schemas/file-manifest.ts';
import type { WrittenSheet } from '../sheet/sheet.ts';
import type { Measure } from './measure-pieces.ts';

/** A file as a manifest lists it: what it is, what was measured, and its sheets where it has rows. */
export function listFile(
  file: Pick<ListedFile, 'name' | 'kind'>,
  { bytes, sha256 }: Measure,
  written: readonly WrittenSheet[] = [],
): ListedFile {
  const sheets = written.map(({ name, rows }) => ({ name, rows }));
  return { ...file, bytes, sha256, sheets, split: written.some(({ part }) => part > 1) };
}
