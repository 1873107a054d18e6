import type { Exported } from '../../../schemas/export.ts';
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

/** One in each state. */
export function someExports(region: string): Exported[] {
  const declarations = { region, from: '2026-01-14', to: '2026-01-21' };
  const at = { readyAt: '2026-01-20T05:00:00.000Z', expiresAt: '2026-01-21T05:00:00.000Z' };
  return [
    anExport(1, { asked: { declarations }, state: 'writing', progress: 0.42, rows: 12_345 }),
    anExport(2, {
      asked: { declarations: { ...declarations, state: 'under-control', overdue: 'true' } },
      ...{ state: 'ready', progress: 1, rows: 321, ...at },
    }),
    anExport(3, { asked: { declarations: { ...declarations, to: '2026-01-14' } }, state: 'failed' }),
    anExport(4, { asked: { declarations }, state: 'expired', progress: 1, rows: 9, ...at }),
  ];
}
