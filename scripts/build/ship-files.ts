import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { Metafile } from 'esbuild';
import { fontFiles, fontLicence } from '../../functions/shared/pdf/font-files.ts';

/** Files of packages that a bundle reads and can't hold, by the module that names them. */
const shipped: readonly { module: RegExp; files: readonly string[] }[] = [
  { module: /functions\/shared\/pdf\/font-files\.ts$/, files: [...Object.values(fontFiles), fontLicence] },
];

/**
 * Puts such files beside the bundles that need them, in a `node_modules` of their own: the same code finds them here, in the folder
 * that the local runner loads, and in what is deployed.
 */
export function shipFiles({ outputs }: Pick<Metafile, 'outputs'>): void {
  const source = createRequire(import.meta.url);
  for (const [bundle, { inputs }] of Object.entries(outputs)) {
    const modules = Object.keys(inputs);
    const needed = shipped.filter(({ module }) => modules.some((path) => module.test(path)));
    for (const file of needed.flatMap(({ files }) => files))
      cpSync(source.resolve(file), join(dirname(resolve(bundle)), 'node_modules', file));
  }
}
