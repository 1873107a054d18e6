import type { ExportApproval, ExportAsked, Exported } from '../../../schemas/export.ts';
import { afternoon } from './some-cases.ts';

/** An export that waits, unless more is given. */
export function anExport(n: number, given: Partial<Exported> & Pick<Exported, 'asked'>): Exported {
  return {
    id: `export${n}`.padEnd(22, 'e'),
    state: 'waiting',
    requestedAt: afternoon.toISOString(),
    progress: 0,
    rows: 0,
    ...given,
  };
}

const written = { readyAt: '2026-01-20T05:00:00.000Z', expiresAt: '2026-01-21T05:00:00.000Z' };

/** One in each state. */
export function someExports(region: string): Exported[] {
  const declarations = { region, from: '2026-01-14', to: '2026-01-21' };
  const asked: ExportAsked = { declarations, format: 'csv', purpose: 'assessment' };
  const done = { progress: 1, ...written };
  const decision = { by: { sub: 'province-41', place: '41' }, at: '2026-01-20T05:10:00.000Z' };
  return [
    anExport(1, { asked, state: 'writing', progress: 0.42, rows: 12_345 }),
    anExport(2, {
      asked: { declarations: { ...declarations, state: 'under-control', overdue: 'true' }, format: 'csv' },
      ...{ state: 'ready', rows: 321, ...done },
    }),
    anExport(3, {
      asked: { ...asked, declarations: { ...declarations, to: '2026-01-14' } },
      state: 'failed',
    }),
    anExport(4, { asked, state: 'expired', rows: 9, ...done }),
    anExport(5, { asked: { ...asked, format: 'xlsx' }, state: 'awaiting-approval', rows: 10_001, ...done }),
    anExport(6, {
      asked: { ...asked, format: 'xlsx' },
      ...{ state: 'ready', rows: 1_048_576, sheets: 2, ...done, decision: { approved: true, ...decision } },
    }),
    anExport(7, {
      asked: { ...asked, format: 'parquet' },
      ...{ state: 'refused', rows: 54_321, ...done, decision: { approved: false, ...decision } },
    }),
  ];
}

/** What others of the region asked for, and one below it. */
export function someApprovals(region: string): ExportApproval[] {
  const below = `${region}05`;
  const one = (n: number, given: Pick<ExportApproval, 'rows' | 'by'>): ExportApproval => ({
    ...{ id: `other${n}`.padEnd(22, 'o'), state: 'awaiting-approval', requestedAt: afternoon.toISOString() },
    asked: {
      declarations: { region: given.by.place, from: '2026-01-14', to: '2026-01-21', risk: 'high' },
      ...{ format: 'xlsx', purpose: 'resource-planning' },
    },
    ...written,
    ...given,
  });
  return [
    one(1, { rows: 10_001, by: { sub: `deputy-${region}`, place: region } }),
    one(2, { rows: 20_000, by: { sub: `county-${below}`, place: below } }),
    one(3, { rows: 30_000, by: { sub: `county-${below}`, place: below } }),
  ];
}
