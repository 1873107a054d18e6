import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildSync, type OutputFile } from 'esbuild';

let bundled: readonly OutputFile[] | undefined;

/**
 * Writes the code of a worker thread as JavaScript into the folder, made once a process.
 *
 * Node strips types with a WebAssembly module. Threads that do so at once, and end, free code of V8's one cache of
 * import wrappers twice: the whole process dies (`Check failed: jit_page.has_value()`, or SIGSEGV) about once in a
 * few hundred threads of Node 24. A thread that finds JavaScript loads no such module, and starts in half the time.
 *
 * @returns the file that a worker starts with
 */
export function bundleWorker(folder: string): string {
  bundled ??= buildSync({
    entryPoints: [join(import.meta.dirname, 'bootstrap.ts')],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // The compile cache is on before the rest is loaded.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    logLevel: 'warning',
    write: false,
  }).outputFiles;
  mkdirSync(folder, { recursive: true });
  for (const { path, contents } of bundled) writeFileSync(join(folder, basename(path)), contents);
  return join(folder, 'bootstrap.mjs');
}
