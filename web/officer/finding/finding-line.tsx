import type { FindingRow } from '../../../schemas/finding.ts';
import { findingRuleOf } from '../../../schemas/finding-rules/all.ts';
import { Icon } from '../../look/icon.tsx';
import { now } from '../../staff/server-time.ts';
import { shownName } from '../../staff/shown-name.ts';
import { hashOf } from '../address.ts';
import { RegionName } from '../case/region-name.tsx';
import { isOpen } from '../outbox/action.ts';
import { outbox } from '../outbox/outbox.ts';
import { language } from '../preferences.ts';
import { me } from '../sign-in/me.ts';
import { useCell } from '../use-cell.ts';
import { instantWords } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { DueBy, FindingMarks } from './finding-marks.tsx';
import { useFindingWords } from './words/use-finding-words.ts';

function Standing({ row }: { row: FindingRow }) {
  const words = useWords();
  const findingWords = useFindingWords();
  const pending = useCell(outbox.actions).find((one) => one.findingId === row.id && isOpen(one));
  if (pending !== undefined) return <span class="badge badge-accent">{pending.summary}</span>;
  if (row.outcome === undefined || row.closedAt === undefined) return <DueBy row={row} />;
  const when = instantWords(new Date(row.closedAt), now(), words);
  return <span class="soft small">{`${findingWords.outcome[row.outcome]} · ${when}`}</span>;
}

/** A finding in a list: what was found, about whom (masked), and by when it is to be seen through. */
export function FindingLine({ row }: { row: FindingRow }) {
  const findingWords = useFindingWords();
  const chosen = useCell(language);
  const own = useCell(me)?.region.code;
  return (
    <li>
      <a class="case-line" href={hashOf({ screen: 'finding', id: row.id })}>
        <span class="finding-line">
          <strong>{findingRuleOf(row.rule).names[chosen]}</strong>
          <span class="badges">
            <span>{shownName(row.maskedName, findingWords.nameless)}</span>
            <FindingMarks row={row} />
          </span>
          {row.place !== own && (
            <span class="soft small">
              <RegionName code={row.place} />
            </span>
          )}
          <Standing row={row} />
        </span>
        <Icon name="forward" size={20} />
      </a>
    </li>
  );
}
