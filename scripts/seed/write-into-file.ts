import { setImmediate } from 'node:timers/promises';
import type { Attributes } from '../../functions/shared/table/values.ts';
import type { EngineFile } from './engine-file.ts';

/** So many that the thread, which also serves the system, is held for some tens of milliseconds at a time. */
const batchSize = 1_000;

/**
 * Writes items into the local engine's file, each batch whole or not at all; writing the same items again changes nothing. Ten
 * times as fast as through the engine, which notes every one in the stream and reads it out again.
 * Reports how many are written.
 */
export async function writeIntoFile(
  file: Pick<EngineFile, 'put' | 'transaction'>,
  items: Iterable<Attributes>,
  report: (written: number) => void,
): Promise<number> {
  let written = 0;
  let batch: Attributes[] = [];
  const flush = async (): Promise<void> => {
    file.transaction(() => {
      for (const item of batch) file.put(item);
    });
    written += batch.length;
    batch = [];
    report(written);
    await setImmediate();
  };
  for (const item of items) {
    batch.push(item);
    if (batch.length === batchSize) await flush();
  }
  if (batch.length > 0) await flush();
  return written;
}
