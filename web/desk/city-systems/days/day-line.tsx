import { Button } from 'antd';
import type { CityDay } from '../../../../schemas/city-system.ts';
import { dayText } from '../../words/day-words.ts';
import { count, signed } from '../../words/numbers.ts';
import { useLanguage } from '../../words/use-words.ts';
import { useCityWords } from '../words/use-city-words.ts';

interface Given {
  of: CityDay;
  /** The city was to tell its counts of the day. */
  isOwed: boolean;
  /** Undefined for who may not. */
  enter: ((day: string) => void) | undefined;
}

/** A day's counts of either side, and whether they agree. */
export function DayLine({ of: { day, ours, theirs }, isOwed, enter }: Given) {
  const { days: words } = useCityWords();
  const language = useLanguage();
  return (
    <tr>
      <th scope="row">{dayText(day, language)}</th>
      <td className="nowrap">
        {(isOwed || theirs !== undefined) && <DayMark ours={ours} theirs={theirs} />}
      </td>
      <td className="number">{count(ours.declared)}</td>
      <td className="number">{count(ours.withdrawn)}</td>
      <td className="number">{theirs === undefined ? '—' : count(theirs.declared)}</td>
      <td className="number">{theirs === undefined ? '—' : count(theirs.withdrawn)}</td>
      {enter !== undefined && (
        <td>
          <Button size="small" aria-label={words.enterOf(dayText(day, language))} onClick={() => enter(day)}>
            {words.enter}
          </Button>
        </td>
      )}
    </tr>
  );
}

function DayMark({ ours, theirs }: { ours: CityDay['ours']; theirs: CityDay['theirs'] }) {
  const { days: words } = useCityWords();
  if (theirs === undefined) return <span className="mark mark-waiting">{words.missing}</span>;
  const declared = theirs.declared - ours.declared;
  const withdrawn = theirs.withdrawn - ours.withdrawn;
  if (declared === 0 && withdrawn === 0) return <span className="mark mark-done">{words.same}</span>;
  return <span className="mark mark-action">{words.differs(signed(declared), signed(withdrawn))}</span>;
}
