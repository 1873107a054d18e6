import type { ChunkTally } from './compare-chunk.ts';

const version = 1;
/** Version, seven numbers as doubles, and the two lengths. */
const headBytes = 8 * 10;
const mark = 0x4242_5431;

/** The tally of a chunk as bytes, for the function that reconciles; it holds nothing personal. */
export function writeTally(tally: ChunkTally): Buffer {
  const { from, to, begins, ends, lines, rows, rejections, traces } = tally;
  const head = Float64Array.of(
    mark,
    version,
    from,
    to,
    begins,
    ends,
    lines,
    rows,
    rejections.length,
    traces.length,
  );
  return Buffer.concat([head, rejections, traces].map(bytesOfWords));
}

/** @throws Error for bytes that are no tally, or not all of one. */
export function readTally(bytes: Uint8Array): ChunkTally {
  const own = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  if (own.length < headBytes) throw new Error('no tally of a chunk');
  const [kind, of, from = 0, to = 0, begins = 0, ends = 0, lines = 0, rows = 0, rejected = 0, traced = 0] =
    new Float64Array(own.buffer, own.byteOffset, headBytes / 8);
  const isWhole = own.length === headBytes + (rejected + traced) * 4;
  if (kind !== mark || of !== version || !isWhole) throw new Error('no tally of a chunk');
  const at = own.byteOffset + headBytes;
  return {
    from,
    to,
    begins,
    ends,
    lines,
    rows,
    rejections: new Uint32Array(own.buffer, at, rejected),
    traces: new Uint32Array(own.buffer, at + rejected * 4, traced),
  };
}

export function bytesOfWords({ buffer, byteOffset, byteLength }: Float64Array | Uint32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Words as they were written; a buffer that was read may begin anywhere. */
export function wordsOfBytes(bytes: Uint8Array): Uint32Array {
  const own = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(own.buffer, own.byteOffset, own.byteLength / 4);
}
