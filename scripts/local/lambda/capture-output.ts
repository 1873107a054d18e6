import { openSync, writeSync } from 'node:fs';

/**
 * Sends what the function prints to its log file instead of the console, each line with the invocation that printed it.
 * Written at once: a worker that is killed loses none of it.
 */
export function captureOutput(file: string, requestId: () => string): void {
  const descriptor = openSync(file, 'a');
  const write = (chunk: Uint8Array | string, encoding?: unknown, callback?: unknown): boolean => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    const lines = text.endsWith('\n') ? text : `${text}\n`;
    writeSync(descriptor, lines.replaceAll(/^(?=.)/gm, `${requestId()} `));
    const done = typeof encoding === 'function' ? encoding : callback;
    if (typeof done === 'function') queueMicrotask(() => void Reflect.apply(done, undefined, []));
    return true;
  };
  process.stdout.write = write;
  process.stderr.write = write;
}
