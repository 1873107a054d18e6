import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFunctions } from '../../scripts/build/functions.ts';

let folder: string;
let names: string[];
const bundle = (name: string) => join(folder, 'dist', name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baobei-bundles-'));
  const step = join(folder, 'functions/declare');
  mkdirSync(step, { recursive: true });
  mkdirSync(bundle('declare/forgotten'), { recursive: true });
  writeFileSync(
    join(step, 'greet-caller.ts'),
    'export const greet = (name: string): string => `hello ${name}`;',
  );
  for (const name of ['one', 'two']) {
    const code = `import { greet } from './greet-caller.ts';\nexport const handler = (): string => greet('${name}');`;
    writeFileSync(join(step, `handler-${name}.ts`), code);
  }
  names = await bundleFunctions(join(folder, 'functions'), join(folder, 'dist'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('bundling the functions', () => {
  it('makes one file for each handler, with all that it needs inside', async () => {
    expect(names).toEqual(['declare/one', 'declare/two']);
    expect(readdirSync(bundle('declare/two'))).toEqual(['index.mjs']);
    const made = (await import(pathToFileURL(join(bundle('declare/two'), 'index.mjs')).href)) as {
      handler: () => string;
    };
    expect(made.handler()).toBe('hello two');
  });

  it('leaves nothing of a handler that is gone', () => {
    expect(existsSync(bundle('declare/forgotten'))).toBe(false);
  });
});
