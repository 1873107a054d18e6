import type { ImportRow } from '../../../schemas/risk-area-import.ts';

/** A good line of an import. */
export const aRow = (given: Partial<ImportRow> = {}): ImportRow => ({
  line: 2,
  region: '440305',
  level: '高',
  fromDate: '2026-01-10',
  toDate: '',
  documentNumber: '示例〔2026〕30号',
  ...given,
});
