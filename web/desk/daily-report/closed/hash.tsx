const shown = 8;

/** A hash as people compare it, by its first characters; the whole one on demand. */
export function Hash({ sha256 }: { sha256: string }) {
  return (
    <details className="hash">
      <summary>
        <code>{`${sha256.slice(0, shown)}…`}</code>
      </summary>
      <code className="hash-whole">{sha256}</code>
    </details>
  );
}
