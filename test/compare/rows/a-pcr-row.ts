import { aDocument } from '../a-feed.ts';

/** A row of PCR results as it is sent through the API. */
export function aPcrRow(given: Record<string, string | null> = {}) {
  return {
    document: aDocument(1),
    sampledAt: '2026-01-19 08:00:00',
    result: '阴性',
    resultAt: '2026-01-19 20:00:00',
    ...given,
  };
}
