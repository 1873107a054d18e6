/** A file whose bytes can be read from any place on: an object by range requests, or a file. */
export interface ByteSource {
  size: number;
  /** The bytes from a place on, before another one: as many as there are, never more. */
  read: (from: number, to: number) => Promise<Uint8Array>;
}
