import type { Language } from '../../../schemas/codes.ts';
import { messageOf, sentence } from '../../../schemas/messages.ts';
import type { RiskArea } from '../../../schemas/risk-area.ts';
import type {
  ImportOutcome,
  ImportPreview,
  ImportRow,
  PreviewedRow,
} from '../../../schemas/risk-area-import.ts';
import { faultsOf } from './check-area.ts';
import { type Plan, planChange, type WantedArea } from './plan-change.ts';
import { type RowFault, readRow } from './read-row.ts';

/** What is known of the regions that an import names. */
export interface KnownList {
  records: ReadonlyMap<string, readonly RiskArea[]>;
  inHenan: ReadonlySet<string>;
  today: string;
}

export interface PlannedRow {
  line: number;
  wanted?: WantedArea;
  plan?: Plan;
  faults: readonly RowFault[];
}

/** The regions that the lines of an import name, each once; what is no region is told later. */
export function regionsOf(rows: readonly ImportRow[]): string[] {
  const read = rows.map(readRow).flatMap((row) => ('wanted' in row ? [row.wanted.region] : []));
  return [...new Set(read)];
}

/** What each line would change: the lines of one region one after the other, each on what the ones before it left. */
export function planImport(rows: readonly ImportRow[], { records, inHenan, today }: KnownList): PlannedRow[] {
  const lists = new Map(records);
  const times = new Set<string>();
  return rows.map((row) => {
    const read = readRow(row);
    const { line } = row;
    if ('faults' in read) return { line, faults: read.faults };
    const { wanted } = read;
    const time = `${wanted.region}#${wanted.fromDate}`;
    const faults: RowFault[] = faultsOf(wanted, { inHenan, today });
    if (times.has(time)) faults.push({ column: 'region', code: messageOf('risk-area.twice') });
    times.add(time);
    if (faults.length > 0) return { line, wanted, faults };
    const list = lists.get(wanted.region) ?? [];
    const plan = planChange(list, wanted);
    lists.set(wanted.region, [...list, ...plan.records.map((record) => ({ ...record, example: false }))]);
    return { line, wanted, plan, faults };
  });
}

export function outcomeOf({ plan }: PlannedRow): ImportOutcome {
  return plan?.outcome ?? 'invalid';
}

/** Whether every line can be applied: a list that is half right is not applied at all. */
export function isApplicable(planned: readonly PlannedRow[]): boolean {
  return planned.every((row) => !['invalid', 'conflict'].includes(outcomeOf(row)));
}

/** A text that is another for other changes. */
export function planText(planned: readonly PlannedRow[]): string {
  return JSON.stringify(planned.map(({ line, plan }) => [line, plan?.outcome, plan?.records]));
}

/** The plan as it is shown; `preview` stands for it. */
export function previewOf(
  planned: readonly PlannedRow[],
  { language, preview }: { language: Language; preview: string },
): ImportPreview {
  const rows = planned.map((row) => shown(row, language));
  return isApplicable(planned) ? { rows, preview } : { rows };
}

function shown({ line, wanted, plan, faults }: PlannedRow, language: Language): PreviewedRow {
  const errors = faults.map(({ column, code }) => ({ column, code, message: sentence(code, language) }));
  return {
    line,
    outcome: plan?.outcome ?? 'invalid',
    ...(wanted && { area: wanted }),
    ...(plan?.current && { current: plan.current }),
    ...(errors.length > 0 && { errors }),
  };
}
