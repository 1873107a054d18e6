import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartProblemError } from '../errors.ts';

const require = createRequire(import.meta.url);

/** Path of dynoxide's program. It comes as an optional dependency: npm leaves it out where it does not fit the machine. */
export function findDynoxide(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    const file = join(dirname(require.resolve('@dynoxide/linux-x64/package.json')), 'dynoxide');
    accessSync(file, constants.X_OK);
    return file;
  } catch (cause) {
    throw new StartProblemError(
      process.platform === 'linux' && process.arch === 'x64'
        ? 'The table engine @dynoxide/linux-x64 is missing: run `npm install --include=optional`.'
        : `There is no table engine ${name}: run this on Linux with an x86-64 processor.`,
      { cause },
    );
  }
}
