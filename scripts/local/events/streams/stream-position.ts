import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The sequence number of the last record that a mapping is done with; undefined before the first. */
export interface StreamPosition {
  read(): string | undefined;
  write(sequence: string): void;
}

/** Kept in a file of its own, replaced whole: after a kill the mapping goes on with at most one batch twice. */
export function keptPosition(dataFolder: string, mappingId: string): StreamPosition {
  const folder = join(dataFolder, 'stream-positions');
  const file = join(folder, mappingId);
  mkdirSync(folder, { recursive: true });
  return {
    read: () => {
      try {
        return readFileSync(file, 'utf8');
      } catch {
        return undefined;
      }
    },
    write: (sequence) => {
      writeFileSync(`${file}.new`, sequence);
      renameSync(`${file}.new`, file);
    },
  };
}
