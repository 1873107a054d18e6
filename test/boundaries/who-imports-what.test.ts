import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** The names of the rules that a small tree of files breaks. */
function brokenRules(files: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'baobei-boundaries-'));
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
      symlinkSync(join(root, name), join(folder, name));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
    const folders = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))];
    const { stdout, stderr } = spawnSync(process.execPath, [tool, '--output-type', 'json', ...folders], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (stdout === '') throw new Error(stderr);
    const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
    return [...new Set(summary.violations.map(({ rule }) => rule.name))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const thing = 'export const thing = 1;\n';
const importing = (from: string) => `import { thing } from '${from}';\nexport const other = thing;\n`;

describe('who may import what', () => {
  it.each([
    [
      'schemas-import-zod-only',
      { 'schemas/a.ts': importing('../functions/shared/clock.ts'), 'functions/shared/clock.ts': thing },
    ],
    [
      'a-rule-stands-alone',
      {
        'functions/verify/rule.ts': importing('../shared/table/store.ts'),
        'functions/shared/table/store.ts': thing,
      },
    ],
    [
      'steps-never-import-each-other',
      { 'functions/verify/rule.ts': importing('../declare/rule.ts'), 'functions/declare/rule.ts': thing },
    ],
    [
      'a-recount-is-a-second-opinion',
      {
        'functions/statistics/recount-a.ts': importing('../shared/counting/count-declaration.ts'),
        'functions/shared/counting/count-declaration.ts': thing,
      },
    ],
    [
      'a-recount-is-a-second-opinion',
      {
        'functions/statistics/recount-a.ts': importing('../shared/life-cycle/occurrences-of.ts'),
        'functions/shared/life-cycle/occurrences-of.ts': thing,
      },
    ],
    [
      'counting-knows-no-recount',
      {
        'functions/statistics/differ-tallies.ts': importing('./recount-a.ts'),
        'functions/statistics/recount-a.ts': thing,
      },
    ],
    [
      'shared-imports-no-step',
      { 'functions/shared/a.ts': importing('../declare/rule.ts'), 'functions/declare/rule.ts': thing },
    ],
    [
      'infra-knows-only-the-shape-of-the-table',
      {
        'infra/a.ts': importing('../functions/shared/table/keys.ts'),
        'functions/shared/table/keys.ts': thing,
      },
    ],
    [
      'web-imports-schemas-only',
      {
        'web/declare/a.ts': importing('../../functions/shared/clock.ts'),
        'functions/shared/clock.ts': thing,
      },
    ],
    [
      'the-runner-reads-the-template-only',
      {
        'scripts/local/a.ts': importing('../../functions/shared/clock.ts'),
        'functions/shared/clock.ts': thing,
      },
    ],
    [
      'nothing-imports-tests',
      { 'functions/shared/a.ts': importing('../../test/support/b.ts'), 'test/support/b.ts': thing },
    ],
    [
      'no-dev-dependency-at-run-time',
      { 'functions/shared/a.ts': "import { z } from 'esbuild';\nexport const other = z;\n" },
    ],
    [
      'no-cycles',
      {
        'schemas/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
        'schemas/b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n",
      },
    ],
    ['no-orphan-imports', { 'schemas/a.ts': importing('./missing.ts') }],
  ])('%s: a planted violation is found', (rule, files) => {
    expect(brokenRules(files as Record<string, string>)).toContain(rule);
  });

  it('finds nothing where everything is as it should be', () => {
    const files = {
      'schemas/a.ts': 'export const a = 1;\n',
      'functions/verify/rule.ts': "import { a } from '../../schemas/a.ts';\nexport const rule = () => a;\n",
      'functions/verify/handler-api.ts':
        "import { rule } from './rule.ts';\nimport { thing } from '../shared/table/store.ts';\nexport const handler = () => [rule, thing];\n",
      'functions/shared/table/store.ts': thing,
    };
    expect(brokenRules(files)).toEqual([]);
  });
});
