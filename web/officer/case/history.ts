import type { CaseDetail } from '../../../schemas/worklist.ts';

type Verification = CaseDetail['verifications'][number];
type Transfer = CaseDetail['transfers'][number];
type Message = CaseDetail['messages'][number];
type Change = CaseDetail['changes'][number];

export type Happening =
  | { kind: 'declared'; at: string }
  | { kind: 'verification'; at: string; verification: Verification }
  | { kind: 'transfer'; at: string; transfer: Transfer }
  | { kind: 'answer'; at: string; transfer: Transfer }
  | { kind: 'message'; at: string; message: Message }
  | { kind: 'change'; at: string; change: Change };

/** Everything that happened to a case, the latest first: steps, the chain of transfers, and the person's messages. */
export function historyOf(detail: CaseDetail): Happening[] {
  const happenings: Happening[] = [
    { kind: 'declared', at: detail.submittedAt },
    ...detail.verifications.map(
      (verification): Happening => ({ kind: 'verification', at: verification.at, verification }),
    ),
    ...detail.transfers.map((transfer): Happening => ({ kind: 'transfer', at: transfer.at, transfer })),
    ...detail.transfers.flatMap((transfer): Happening[] =>
      transfer.answeredAt === undefined ? [] : [{ kind: 'answer', at: transfer.answeredAt, transfer }],
    ),
    ...detail.messages.map((message): Happening => ({ kind: 'message', at: message.at, message })),
    ...detail.changes.map((change): Happening => ({ kind: 'change', at: change.at, change })),
  ];
  // Of what was recorded in the same instant, the later entry comes first.
  return happenings
    .map((happening, order) => ({ happening, order }))
    .sort((a, b) => b.happening.at.localeCompare(a.happening.at) || b.order - a.order)
    .map(({ happening }) => happening);
}

/** How often the person was tried and not reached since the last time they were (requirements C6). */
export function triesOf({ verifications }: Pick<CaseDetail, 'verifications'>): number {
  let tries = 0;
  for (const { step } of verifications) {
    if (step.kind !== 'contact') continue;
    tries = step.reached ? 0 : tries + 1;
  }
  return tries;
}
