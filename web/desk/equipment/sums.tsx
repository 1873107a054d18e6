import { count, percent } from '../words/numbers.ts';
import { useEquipmentWords } from './words/use-equipment-words.ts';

/** How many communities there are, how many have theirs, and how many have nothing. */
export function Sums({ communities, equipped }: { communities: number; equipped: number }) {
  const words = useEquipmentWords();
  const share = percent(equipped, communities);
  const without = communities - equipped;
  return (
    <ul className="needs equipment-sums" aria-label={words.sums}>
      <Sum name={words.communities} value={communities} />
      <Sum name={words.equipped} value={equipped} share={share} />
      <Sum name={words.without} value={without} />
    </ul>
  );
}

function Sum({ name, value, share }: { name: string; value: number; share?: string | undefined }) {
  const { shareOf } = useEquipmentWords();
  return (
    <li className="need">
      <span className="need-value figures">{count(value)}</span>
      <span>{name}</span>
      {share !== undefined && <span className="small soft figures">{shareOf(share)}</span>}
    </li>
  );
}
