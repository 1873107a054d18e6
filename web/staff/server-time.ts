let offsetMs = 0;

/** The server's time: a phone's clock may be wrong, and what is due is judged by the server's. */
export function now(): Date {
  return new Date(Date.now() + offsetMs);
}

/** Takes the time from an answer's Date header, which tells whole seconds; a smaller difference is left alone. */
export function learnServerTime(dateHeader: string | null): void {
  const told = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
  if (Number.isNaN(told)) return;
  const difference = told + 500 - Date.now();
  offsetMs = Math.abs(difference) < 2_000 ? 0 : difference;
}
