import { count } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';

interface Given {
  value: number;
  earlier: number;
  label: string;
  isWhole: boolean;
}

/** How a figure differs from an earlier one: an arrow for the eye, a word for the ear; neither is good or bad. */
export function Change({ value, earlier, label, isWhole }: Given) {
  return (
    <li>
      <span className="soft">{label}</span>{' '}
      <span className="change">{isWhole ? count(earlier) : <Difference difference={value - earlier} />}</span>
    </li>
  );
}

function Difference({ difference }: { difference: number }) {
  const { figures } = useWords();
  const size = count(Math.abs(difference));
  const said = difference === 0 ? figures.same : difference > 0 ? figures.more(size) : figures.less(size);
  return (
    <>
      <span className="visually-hidden">{said}</span>
      <span aria-hidden="true">
        {difference === 0 ? figures.same : `${difference > 0 ? '▲' : '▼'} ${size}`}
      </span>
    </>
  );
}
