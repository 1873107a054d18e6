export interface Fault {
  readonly kind: 'throttle' | 'error-before' | 'error-after-commit' | 'delay' | 'kill-before' | 'kill-after';
  readonly functionName?: string;
  readonly service?: string;
  readonly action?: string;
  /** Strikes from the n-th matching call on (1 is the next one). */
  readonly nth?: number;
  /** How many calls it strikes; 1 when left out. */
  readonly times?: number;
  readonly delayMs?: number;
  /** Instead of `times`: each matching call from the n-th on is struck by chance, always the same ones for one `seed`. */
  readonly probability?: number;
  readonly seed?: number;
}

export interface Faults {
  /** Resolves with its id when every living worker knows it. */
  inject(fault: Fault): Promise<string>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
  list(): readonly (Fault & { readonly id: string; readonly struck: number })[];
}
