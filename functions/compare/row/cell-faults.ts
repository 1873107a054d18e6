import type { RowRejectionCode } from '../../../schemas/feed-outcome.ts';

/** What stands for a cell that can't be read, where its value would: no value is below zero, and nothing is thrown or made for it. */
export const cellFault = {
  instant: -1,
  impossible: -2,
  future: -3,
  order: -4,
  code: -5,
  region: -6,
  'other-province': -7,
  long: -8,
  required: -9,
  number: -10,
  imei: -11,
} as const satisfies Partial<Record<RowRejectionCode, number>>;

const codes = new Map<number, RowRejectionCode>(
  Object.entries(cellFault).map(([code, fault]) => [fault, code as keyof typeof cellFault]),
);

/** The reason that a fault is told as. */
export function codeOfFault(fault: number): RowRejectionCode {
  const code = codes.get(fault);
  if (code === undefined) throw new RangeError(`no fault of a cell: ${fault}`);
  return code;
}
