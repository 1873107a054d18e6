import { hash } from 'node:crypto';

/** The entity tag of a content: the same content has the same tag (RFC 9110, section 8.8.3). */
export function tagOf(content: unknown): string {
  return `"${hash('sha256', JSON.stringify(content), 'base64url').slice(0, 22)}"`;
}

/** Whether If-None-Match names the tag. A proxy that compresses may have made it weak: W/"…". */
export function isUnchanged(ifNoneMatch: string | undefined, tag: string): boolean {
  const named = (ifNoneMatch ?? '').slice(0, 1_000).split(',');
  return named.some((one) => one.trim().replace(/^W\//, '') === tag);
}
