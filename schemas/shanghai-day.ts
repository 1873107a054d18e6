/** Days of Asia/Shanghai: a fixed +8 h, because China has had no daylight saving time since 1991. */

const offsetMs = 8 * 3_600_000;
export const dayMs = 24 * 3_600_000;

// A submission asks for a dozen days, nearly always the same few: writing one costs ten times as much as remembering it.
const dates = new Map<number, string>();
/** The other way round, in milliseconds since 1970: reading one costs as much. */
const starts = new Map<string, number>();
const mostDates = 1_000;

/** The Shanghai day of an instant, as `YYYY-MM-DD`. 23:59:59.999 is in, 00:00:00.000 is the next (requirements E1). */
export function shanghaiDate(at: Date): string {
  const dayNumber = Math.floor((at.getTime() + offsetMs) / dayMs);
  const known = dates.get(dayNumber);
  if (known !== undefined) return known;
  const date = new Date(dayNumber * dayMs).toISOString().slice(0, 10);
  if (dates.size >= mostDates) dates.clear();
  dates.set(dayNumber, date);
  return date;
}

/** The first instant of a Shanghai day given as `YYYY-MM-DD`. */
export function startOfDay(date: string): Date {
  const known = starts.get(date);
  if (known !== undefined) return new Date(known);
  const start = Date.parse(`${date}T00:00:00.000Z`) - offsetMs;
  if (starts.size >= mostDates) starts.clear();
  starts.set(date, start);
  return new Date(start);
}

/** The first instant after a Shanghai day: its "24:00". */
export function endOfDay(date: string): Date {
  return new Date(startOfDay(date).getTime() + dayMs);
}

/** `date` moved by whole calendar days, negative ones too. */
export function addDays(date: string, days: number): string {
  return shanghaiDate(new Date(startOfDay(date).getTime() + days * dayMs));
}

/** Calendar days from one Shanghai day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((startOfDay(to).getTime() - startOfDay(from).getTime()) / dayMs);
}

/** Minutes since 00:00 of the Shanghai day. */
export function minuteOfDay(at: Date): number {
  return Math.floor(((at.getTime() + offsetMs) % dayMs) / 60_000);
}

/** An instant on the clocks of Shanghai, to the minute: `2026-01-20 15:00`. */
export function shanghaiMinute(at: string): string {
  return new Date(Date.parse(at) + offsetMs).toISOString().slice(0, 16).replace('T', ' ');
}

/** Whether the text is a day that exists in the calendar (29 February 2023 is not). */
export function isRealDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}
