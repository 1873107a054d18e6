import type { DeclarationSources } from '../../functions/shared/table/declaration-store.ts';
import { findJournalHead } from '../../functions/shared/table/journal-head-store.ts';
import { openFigures } from '../../functions/statistics/figures-adapter.ts';
import { type Judgement, judgeFigures } from '../../functions/statistics/judge-figures.ts';
import { recountDeclarations } from '../../functions/statistics/recount-declarations.ts';
import { addDays, shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { Tally } from '../../schemas/tally.ts';
import { scanDeclarations } from './scan-declarations.ts';

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
  const tallies: Tally[] = [];
  let declarations = 0;
  for await (const page of scanDeclarations(sources)) {
    declarations += page.length;
    tallies.push(...recountDeclarations(page).filter(({ place }) => place.startsWith(region)));
  }
  const head = await findJournalHead(sources);
  const figures = openFigures(sources);
  const span = { from: firstDate, to: undefined };
  const judgement = await judgeFigures(
    { of: (one) => figures(head, { region: one, span }, now) },
    { region, tallies, fromDate: addDays(shanghaiDate(now), -sources.retentionDays) },
  );
  return { declarations, ...judgement };
}
