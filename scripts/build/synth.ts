import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasStamp, stampOf } from './inputs-stamp.ts';

/** All that the templates follow from. */
const inputs = [
  'infra/**',
  'functions/shared/table/shape.ts',
  'web/**/*.css',
  'cdk.json',
  'package-lock.json',
  'dist/functions/**',
];
const root = join(import.meta.dirname, '../..');
const assembly = join(root, 'cdk.out');
const stampFile = join(assembly, 'inputs.stamp');

/**
 * Writes the cloud assembly into `cdk.out`, if what it follows from has changed: synthesis takes seconds, the
 * comparison milliseconds. In a process of its own, because whoever calls this has no use for CDK afterwards.
 * @returns whether it was written
 */
export function synthesize(): boolean {
  const stamp = stampOf(root, inputs);
  if (hasStamp(stampFile, stamp)) return false;
  rmSync(assembly, { recursive: true, force: true });
  execFileSync(process.execPath, ['infra/app.ts'], { cwd: root, stdio: 'inherit' });
  writeFileSync(stampFile, stamp);
  return true;
}

if (import.meta.main) console.log(synthesize() ? 'cdk.out written' : 'cdk.out unchanged');
