/**
 * Whether an IAM pattern covers a name: `*` is any run of characters, `?` one character.
 * Actions compare without regard to case, resources with it (IAM User Guide, "IAM JSON policy elements").
 */
export function matcher(pattern: string, options: { ignoreCase: boolean }): (name: string) => boolean {
  if (pattern === '*') return () => true;
  if (!/[*?]/.test(pattern)) {
    const wanted = options.ignoreCase ? pattern.toLowerCase() : pattern;
    return options.ignoreCase ? (name) => name.toLowerCase() === wanted : (name) => name === wanted;
  }
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, options.ignoreCase ? 'is' : 's');
  return (name) => expression.test(name);
}
