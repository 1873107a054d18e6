import { RefusedError } from '../errors.ts';

/**
 * The version that an edit rests on, by its If-Match header.
 * @throws RefusedError 428 without one (RFC 6585), 412 for one that is no version of ours.
 */
export function versionOf(headers: Readonly<Record<string, string | undefined>>): number {
  const given = headers['if-match'];
  if (given === undefined) throw new RefusedError('if-match.required', 428);
  // A proxy that compresses may have made it weak: W/"…".
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(given)?.[1];
  if (version === undefined) throw new RefusedError('version-stale', 412);
  return Number(version);
}
