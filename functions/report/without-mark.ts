/** What is shown of something kept: not what makes its request recognisable. */
export function withoutMark<Kept extends object>(
  kept: Kept & Partial<Record<'key' | 'body', string>>,
): Omit<Kept, 'key' | 'body'> {
  const { key: _key, body: _body, ...shown } = kept;
  return shown;
}
