import { randomBytes } from 'node:crypto';
import type { DataKeys } from '../../functions/shared/privacy/data-keys.ts';
import { open, seal } from '../../functions/shared/privacy/envelope.ts';
import { type KeyRing, openKeyRing } from '../../functions/shared/privacy/key-ring.ts';
import { openWrappedKeys } from '../../functions/shared/table/wrapped-key-store.ts';
import type { Engine } from './engine.ts';

/** What stands for KMS: a key that never leaves the test. */
export function localDataKeys(master: Uint8Array = randomBytes(32)): DataKeys {
  return {
    generate: (purpose) => {
      const plain = randomBytes(32);
      return Promise.resolve({ plain, wrapped: seal(master, plain, JSON.stringify(purpose)) });
    },
    open: (wrapped, purpose) => Promise.resolve(open(master, wrapped, JSON.stringify(purpose))),
  };
}

export function openTestRing({ keyTable }: Engine, keys: DataKeys = localDataKeys()): KeyRing {
  return openKeyRing(keys, openWrappedKeys(keyTable));
}
