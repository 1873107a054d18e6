/** The settable clock: `openClock(at)` of clock/, and in a worker `installClock(buffer)`. */
export interface Clock {
  now(): Date;
  /** Moves the clock. On the way forward everything that falls due happens at its own instant and in order; resolves when it is done. */
  set(at: Date): Promise<void>;
  advance(milliseconds: number): Promise<void>;
  /** Resolves when the clock reaches the instant, by time or by a jump; rejects with the signal's reason when it is aborted. */
  reach(at: Date, signal?: AbortSignal): Promise<void>;
  /** A jump asks each such party, at every instant that woke somebody, to finish its work before time goes on; answers how to leave. */
  settleWith(settled: () => Promise<void>): () => void;
  /** Told after the clock was set back: what was planned from a later "now" is to be planned again. */
  onSetBack(listener: () => void): void;
  /** The offset from real time in milliseconds, as one Float64 that workers read. */
  readonly buffer: SharedArrayBuffer;
  stop(): void;
}
