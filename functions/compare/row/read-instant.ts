import { cellFault } from './cell-faults.ts';

const unreadable = cellFault.instant;
const { impossible } = cellFault;

const offsetMs = 8 * 3_600_000;
const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Nothing that a feed tells of happened before (1 December 2019 in Shanghai). */
const earliest = Date.UTC(2019, 11, 1) - offsetMs;

const [zero, nine] = [0x30, 0x39];
const signs = {
  point: 0x2e,
  colon: 0x3a,
  plus: 0x2b,
  minus: 0x2d,
  slash: 0x2f,
  blank: 0x20,
  t: 0x54,
  z: 0x5a,
};

/** Where reading stands; one for all, because a cell is read from its first to its last byte without anything between. */
let at = 0;
let end = 0;
let source: Uint8Array = new Uint8Array(0);

/**
 * Milliseconds since 1970 of `2026-01-20 14:10[:05[.123]]`, with a slash or a T, one digit where one is enough, `20260120141005`, and an
 * offset or Shanghai's; or the fault: `instant`, or `impossible` for a day or a time that doesn't exist or lies before all feeds.
 */
export function readInstant(bytes: Uint8Array, from: number, to: number): number {
  [source, at, end] = [bytes, from, to];
  const midnight = readDate();
  if (midnight === unreadable) return unreadable;
  const time = readTime();
  const offset = time < 0 ? 0 : readOffset();
  if (time === unreadable || offset === unreadable || at !== end) return unreadable;
  if (time < 0 || midnight < 0) return impossible;
  const instant = midnight + time - offset;
  return instant < earliest ? impossible : instant;
}

/** The first instant of a Shanghai day, `2026-01-20`, `2026/1/20` or `20260120`. */
export function readDay(bytes: Uint8Array, from: number, to: number): number {
  [source, at, end] = [bytes, from, to];
  const midnight = readDate();
  if (midnight === unreadable || at !== end) return unreadable;
  return midnight - offsetMs < earliest ? impossible : midnight - offsetMs;
}

function isDigit(): boolean {
  const byte = at < end ? (source[at] as number) : 0;
  return byte >= zero && byte <= nine;
}

/** A whole number of so many digits; -1 for fewer. */
function readNumber(fewest: number, most: number): number {
  let [value, digits] = [0, 0];
  for (; digits < most && isDigit(); digits += 1, at += 1) value = value * 10 + (source[at] as number) - zero;
  return digits < fewest ? unreadable : value;
}

function take(sign: number): boolean {
  if (at >= end || source[at] !== sign) return false;
  at += 1;
  return true;
}

/** Days as UTC counts them, in milliseconds. */
function readDate(): number {
  const year = readNumber(4, 4);
  const compact = isDigit();
  const sign = take(signs.minus) ? signs.minus : signs.slash;
  if (!compact && source[at - 1] !== signs.minus && !take(sign)) return unreadable;
  const month = readNumber(compact ? 2 : 1, 2);
  if (!compact && !take(sign)) return unreadable;
  const day = readNumber(compact ? 2 : 1, 2);
  if (year < 0 || month < 0 || day < 0) return unreadable;
  return dayNumber(year, month, day) * dayMs;
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days since 1970 in the Gregorian calendar; far below zero for a day that doesn't exist. */
function dayNumber(year: number, month: number, day: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && leap ? 29 : (monthDays[month - 1] ?? 0);
  if (day < 1 || day > days) return -1e9;
  // Counted from March on, so that the day that is put in comes last.
  const [shifted, since] = month > 2 ? [year, month - 3] : [year - 1, month + 9];
  const leaps = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leaps + Math.floor((153 * since + 2) / 5) + day - 1 - 719_468;
}

/** Milliseconds since midnight. */
function readTime(): number {
  const compact = isDigit();
  if (!compact && !take(signs.t) && !take(signs.blank)) return unreadable;
  const hour = readNumber(compact ? 2 : 1, 2);
  if (!compact && !take(signs.colon)) return unreadable;
  const minute = readNumber(2, 2);
  const second = (compact ? isDigit() : take(signs.colon)) ? readNumber(2, 2) : 0;
  if (hour < 0 || minute < 0 || second < 0) return unreadable;
  if (take(signs.point)) {
    if (readNumber(1, 9) < 0) return unreadable;
  }
  return hour > 23 || minute > 59 || second > 59
    ? impossible
    : hour * hourMs + minute * minuteMs + second * 1_000;
}

function readOffset(): number {
  if (at === end) return offsetMs;
  if (take(signs.z)) return 0;
  const west = take(signs.minus);
  if (!west && !take(signs.plus)) return unreadable;
  const hours = readNumber(2, 2);
  take(signs.colon);
  const minutes = at === end ? 0 : readNumber(2, 2);
  if (hours < 0 || minutes < 0 || hours > 14 || minutes > 59) return unreadable;
  return (west ? -1 : 1) * (hours * hourMs + minutes * minuteMs);
}
