import type { ReportFileKind } from '../../../schemas/report-files.ts';

/** Media types (IANA). */
export const fileTypes: Readonly<Record<ReportFileKind, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
  manifest: 'application/json',
};
