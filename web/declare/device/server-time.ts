let offsetMs = 0;

/** The time as the server last told it: a phone's clock may be wrong, and an arrival is judged by the server's. */
export function now(): Date {
  return new Date(Date.now() + offsetMs);
}

/**
 * Takes the time from the Date header of an answer of the API (static files come from caches, with older dates). It
 * tells whole seconds, so a smaller difference is left alone.
 */
export function learnServerTime(dateHeader: string | null): void {
  const told = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
  if (Number.isNaN(told)) return;
  const difference = told + 500 - Date.now();
  offsetMs = Math.abs(difference) < 2_000 ? 0 : difference;
}
