import type { WorklistRow } from '../../schemas/worklist.ts';

type OpenRow = Omit<WorklistRow, 'section'>;

/** Somebody who was declared on the morning of 20 January 2026, to arrive five days later. */
export function anOpenRow(given: Partial<OpenRow> = {}): OpenRow {
  return {
    id: 'aaaaaaaaaaaaaaaaaaaaaa',
    state: 'declared',
    maskedName: '张*明',
    direction: 'returning',
    transport: 'train',
    origin: '440305',
    expectedArrivalAt: '2026-01-25T06:00:00.000Z',
    submittedAt: '2026-01-20T02:00:00.000Z',
    dueAt: '2026-01-20T16:00:00.000Z',
    symptoms: false,
    riskStay: false,
    child: false,
    shortNotice: false,
    claims: 0,
    ...given,
  };
}
