import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fontFiles } from './font-files.ts';

export interface Fonts {
  regular: Buffer;
  bold: Buffer;
}

let known: Fonts | undefined;

/** The fonts of pages, read once a process: at the first page, because a function that writes none should start without them. */
export function readFonts(): Fonts {
  const { resolve } = createRequire(import.meta.url);
  known ??= {
    regular: readFileSync(resolve(fontFiles.regular)),
    bold: readFileSync(resolve(fontFiles.bold)),
  };
  return known;
}
