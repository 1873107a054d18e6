import type { Readable } from 'node:stream';
import { environmentCredentials } from './environment-credentials.ts';
import { sdkSha256 } from './sdk-sha256.ts';

const drop = () => undefined;

/**
 * A logger without `info`. The SDK composes a filtered copy of what every call sent and got, for a logger that drops it:
 * a tenth of a GetItem's CPU and a fifth of a Query's. It asks whether `info` is there before it does.
 */
const quiet = { trace: drop, debug: drop, warn: drop, error: drop } as Record<
  'trace' | 'debug' | 'info' | 'warn' | 'error',
  () => undefined
>;

/**
 * The bytes of an answer. The SDK's own collector first asks whether it has a web stream or a blob, and by asking loads
 * them, with all of undici: a fifth of a cold start, for classes that node:http never answers with.
 */
function collectBytes(stream: Readable): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('error', reject);
    stream.on('end', () => resolve(Buffer.concat(chunks)));
  });
}

/** The SDK's own name has six parts with the versions of everything, which it composes anew for every call: a thirtieth of its CPU. */
const nameOfCaller = Promise.resolve([['baobei'] as [name: string]]);

/** How every client of the SDK is made; the region is Lambda's own. */
export const sdkSettings = {
  credentials: environmentCredentials,
  logger: quiet,
  streamCollector: collectBytes,
  sha256: sdkSha256,
  defaultUserAgentProvider: () => nameOfCaller,
};
