import { join } from 'node:path';
import { buildApp } from './build-app.ts';
import { readContext } from './read-context.ts';

const root = join(import.meta.dirname, '..');

buildApp({
  outdir: process.env['CDK_OUTDIR'] ?? join(root, 'cdk.out'),
  functionsFolder: process.env['BAOBEI_FUNCTIONS'] ?? join(root, 'dist/functions'),
  context: {
    ...readContext(join(root, 'cdk.json'), process.argv.slice(2)),
    defaultRegion: process.env['CDK_DEFAULT_REGION'],
  },
}).synth();
