import type { Message, Transfer, Verification } from '../../../schemas/declaration.ts';
import type { CaseDetail, ToldChange } from '../../../schemas/worklist.ts';

/** What happened to a case, in the order of time. */
export type HistoryEntry =
  | { at: string; kind: 'submitted' }
  | { at: string; kind: 'verification'; verification: Verification }
  | { at: string; kind: 'transfer'; transfer: Transfer }
  | { at: string; kind: 'message'; message: Message }
  | { at: string; kind: 'change'; change: ToldChange };

export function historyOf(shown: CaseDetail): HistoryEntry[] {
  const entries: HistoryEntry[] = [
    { at: shown.submittedAt, kind: 'submitted' },
    ...shown.verifications.map(
      (verification) => ({ at: verification.at, kind: 'verification', verification }) as const,
    ),
    ...shown.transfers.map((transfer) => ({ at: transfer.at, kind: 'transfer', transfer }) as const),
    ...shown.messages.map((message) => ({ at: message.at, kind: 'message', message }) as const),
    ...shown.changes.map((change) => ({ at: change.at, kind: 'change', change }) as const),
  ];
  return entries.sort((one, other) => (one.at < other.at ? -1 : 1));
}
