/**
 * What a function with ReportBatchItemFailures answered (Lambda Developer Guide, "Reporting batch item failures"): the identifiers that
 * failed, none for a success, or `all` when the answer is not of that shape or names what was not in the batch.
 */
export function failedItems(payload: unknown, identifiers: ReadonlySet<string>): readonly string[] | 'all' {
  if (payload === null || payload === undefined || payload === '') return [];
  if (typeof payload !== 'object') return 'all';
  if (!('batchItemFailures' in payload)) return [];
  const failures: unknown = payload.batchItemFailures;
  if (failures === null) return [];
  if (!Array.isArray(failures)) return 'all';
  const named: string[] = [];
  for (const failure of failures as unknown[]) {
    const identifier = identifierOf(failure);
    if (identifier === undefined || !identifiers.has(identifier)) return 'all';
    named.push(identifier);
  }
  return named;
}

function identifierOf(failure: unknown): string | undefined {
  if (typeof failure !== 'object' || failure === null || !('itemIdentifier' in failure)) return undefined;
  return typeof failure.itemIdentifier === 'string' ? failure.itemIdentifier : undefined;
}
