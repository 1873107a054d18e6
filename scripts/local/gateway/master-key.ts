import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblemError } from '../errors.ts';

const keyBytes = 32;

/** The test key behind KMS, made at the first start: data that was encrypted stays readable as long as the data folder. */
export function keptMasterKey(dataFolder: string): Uint8Array {
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, 'kms.key');
  try {
    writeFileSync(file, randomBytes(keyBytes).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const key = Buffer.from(readFileSync(file, 'utf8'), 'hex');
  if (key.byteLength !== keyBytes) {
    throw new StartProblemError(`${file} is damaged: start with --fresh to begin anew.`);
  }
  return new Uint8Array(key);
}
