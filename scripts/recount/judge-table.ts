import { openFigures } from '../../functions/shared/figures/open-figures.ts';
import type { DeclarationSources } from '../../functions/shared/table/declaration-store.ts';
import { findJournalHead } from '../../functions/shared/table/journal-head-store.ts';
import type { Judgement } from '../../functions/statistics/judge-figures.ts';
import { recountDeclarations } from '../../functions/statistics/recount-declarations.ts';
import { recountFindings } from '../../functions/statistics/recount-findings.ts';
import { addDays, shanghaiDate } from '../../schemas/shanghai-day.ts';
import { judgeBelow } from './judge-below.ts';
import { keepTallies } from './keep-tallies.ts';
import { scanCounted } from './scan-counted.ts';

/** Before every day that anything is counted on. */
const firstDate = '2000-01-01';

/**
 * Recounts what stands in a table, and judges the figures of a region by it. For a table that nobody writes into meanwhile:
 * what is written but not counted yet would look like drift.
 */
export async function judgeTable(
  sources: DeclarationSources,
  { region, now }: { region: string; now: Date },
): Promise<Judgement & { declarations: number }> {
  const kept = keepTallies();
  let declarations = 0;
  for await (const page of scanCounted(sources)) {
    declarations += page.declarations.length;
    const told = [...recountDeclarations(page.declarations), ...recountFindings(page.findings)];
    kept.add(told.filter(({ place }) => place.startsWith(region)));
  }
  const head = await findJournalHead(sources);
  const figures = openFigures(sources);
  const span = { from: firstDate, to: undefined };
  const fromDate = addDays(shanghaiDate(now), -sources.retentionDays);
  const { compared, drifts } = await judgeBelow(
    { of: (one) => figures(head, { region: one, span }, now) },
    kept,
    { region, fromDate },
  );
  return { declarations, compared, drifts };
}
