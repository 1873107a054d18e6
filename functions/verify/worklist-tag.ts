import { endOfDay, shanghaiDate } from '../../schemas/shanghai-day.ts';

/** What an answered worklist depends on besides its address (design.md §5): it is unchanged while all of it is. */
export interface WorklistTag {
  place: string;
  /** Counts the writes at the place. */
  deskVersion: number;
  /** The last round, in milliseconds of the epoch; 0 before the first. */
  round: number;
  /** Until when it holds, in milliseconds of the epoch: then something changes by time alone. */
  validUntil: number;
}

/** The entity tag as a header's text. */
export function writeTag({ place, deskVersion, round, validUntil }: WorklistTag): string {
  return `"${place}.${deskVersion}.${round}.${validUntil}"`;
}

// A proxy that compresses may have made it weak: W/"…" (RFC 9110, section 8.8.1).
const form = /^(?:W\/)?"(\d{2,12})\.(\d+)\.(\d+)\.(\d+)"$/;

/** Reads an If-None-Match header; anything that is not one tag of ours is as if it were absent. */
export function readTag(header: string | undefined): WorklistTag | undefined {
  const parts = form.exec(header ?? '');
  if (parts === null) return undefined;
  const [, place = '', deskVersion, round, validUntil] = parts;
  return { place, deskVersion: Number(deskVersion), round: Number(round), validUntil: Number(validUntil) };
}

/**
 * Whether what was answered under a tag still holds at an instant, given what the place's desk says now. No tag of ours
 * holds beyond the end of the day.
 */
export function stillHolds(tag: WorklistTag, present: Omit<WorklistTag, 'validUntil'>, now: Date): boolean {
  return (
    tag.place === present.place &&
    tag.deskVersion === present.deskVersion &&
    tag.round === present.round &&
    now.getTime() < tag.validUntil &&
    tag.validUntil <= endOfDay(shanghaiDate(now)).getTime()
  );
}
