import type { FindingRow } from '../../../schemas/finding.ts';
import { Icon } from '../../look/icon.tsx';
import { now } from '../../staff/server-time.ts';
import { hashOf } from '../address.ts';
import { useCell } from '../use-cell.ts';
import { FindingLine } from './finding-line.tsx';
import { type Listed, lists } from './finding-lists.ts';
import { isLate } from './is-late.ts';
import { useFindingWords } from './words/use-finding-words.ts';
import type { FindingWords } from './words/zh.ts';

/** So many are shown on the day; the others are one tap away. */
const mostShown = 3;

const lateIn = (rows: readonly FindingRow[]) => rows.filter((row) => isLate(row, now())).length;

function saidOf({ rows, failed }: Listed, findingWords: FindingWords): string | undefined {
  if (rows === undefined) return failed === undefined ? undefined : findingWords.notRead;
  if (rows.length === 0) return findingWords.none;
  const late = lateIn(rows);
  return late === 0 ? undefined : findingWords.late(String(late));
}

/** The way to the list, which says how many there are and how many of them are late. */
function Way({ list }: { list: Listed }) {
  const findingWords = useFindingWords();
  const { rows = [], next } = list;
  const isUrgent = lateIn(rows) > 0;
  const tone = isUrgent ? 'report-row-late' : 'report-row-due';
  const said = saidOf(list, findingWords);
  return (
    <a class={`report-row ${rows.length > 0 ? tone : ''}`} href={hashOf({ screen: 'findings' })}>
      {rows.length > 0 && <Icon name={isUrgent ? 'alert' : 'clock'} size={20} />}
      <strong>
        {findingWords.title}
        {rows.length > 0 && (
          <span class="figures"> {next === undefined ? rows.length : findingWords.atLeast(rows.length)}</span>
        )}
      </strong>
      {said !== undefined && <span class="small figures">{said}</span>}
      <Icon name="forward" size={20} />
    </a>
  );
}

function Lines({ rows }: { rows: readonly FindingRow[] }) {
  return (
    <ul class="card finding-lines">
      {rows.slice(0, mostShown).map((row) => (
        <FindingLine key={row.id} row={row} />
      ))}
    </ul>
  );
}

/** On the day: how many findings wait, and those that are due first (ux.md; requirements D4). */
export function UrgentFindings() {
  const findingWords = useFindingWords();
  const list = useCell(lists.open);
  const { rows = [] } = list;
  return (
    <section aria-label={findingWords.title}>
      <Way list={list} />
      {rows.length > 0 && <Lines rows={rows} />}
    </section>
  );
}
