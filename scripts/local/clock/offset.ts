/**
 * How far the system's time is from real time, in milliseconds, in memory that all threads share: main writes, every
 * worker reads. One aligned Float64, which x86-64 (the supported machine, design.md §2) never reads half-written;
 * an atomic BigInt cell costs thirty times as much on each look at the time.
 */
export interface Offset {
  readonly buffer: SharedArrayBuffer;
  read(): number;
  write(milliseconds: number): void;
}

export function sharedOffset(buffer = new SharedArrayBuffer(8)): Offset {
  const cell = new Float64Array(buffer);
  return {
    buffer,
    read: () => cell[0] ?? 0,
    write: (milliseconds) => {
      cell[0] = Math.round(milliseconds);
    },
  };
}
