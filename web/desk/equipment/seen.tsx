import type { EquipmentRow, SeenPair } from '../../../schemas/equipment.ts';
import { hashOf } from '../address.ts';
import { timeText } from '../words/day-words.ts';
import { useEquipmentWords } from './words/use-equipment-words.ts';

const marks: Readonly<Record<SeenPair['device'], string>> = {
  own: 'mark',
  loan: 'mark mark-waiting',
  other: 'mark mark-action',
};

/** In which device the operator saw the SIM last, and when; another one leads to what was found about it (requirements F3). */
export function Seen({ row: { community, name, seen } }: { row: EquipmentRow }) {
  const words = useEquipmentWords();
  if (seen === undefined) return <span className="soft">{words.seenNever}</span>;
  const findings = hashOf({ screen: 'findings', region: community, rule: 'sim-separated' });
  return (
    <>
      <span className={marks[seen.device]}>{words.seen[seen.device]}</span>{' '}
      <span className="soft">{timeText(seen.at)}</span>
      {seen.device === 'other' && (
        <div className="small">
          {seen.model !== undefined && <span className="soft">{words.fact.tac(seen.model)} </span>}
          <a className="in-text" href={findings} aria-label={words.findingsOf(name)}>
            {words.toFindings}
          </a>
        </div>
      )}
    </>
  );
}
