/** JSON pointers (RFC 6901) name the fields: in the form, in the schemas' issues and in the server's answers. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What stands at a pointer; nothing when there is no such place. */
export function valueAt(whole: unknown, pointer: string): unknown {
  let value = whole;
  for (const key of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[key.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return value;
}
