import { isWithin } from '../../../schemas/access.ts';
import { pathOf } from '../../../schemas/region.ts';
import { useRegion } from '../api/queries.ts';
import { useWords } from '../words/use-words.ts';

interface Given {
  /** The region chosen so far; the province to begin with. */
  value: string;
  /** The shortest code that may be chosen, where it has to be said: none wider than one's own region. */
  widest?: number;
  /** Only it and what lies below it; the province when left out. */
  within?: string;
  choose: (code: string) => void;
}

/** A region of the province, chosen level by level. */
export function RegionChoice({ value, widest = 0, within = '', choose }: Given) {
  const words = useWords();
  const parents = pathOf(value).filter((code) => isWithin(code, within));
  return (
    <div className="levels">
      {parents.map((code) => (
        <Level key={code} parent={code} chosen={value} choose={choose} />
      ))}
      {value.length < widest && (
        <p className="soft small" role="status">
          {words.breakGlass.choose}
        </p>
      )}
    </div>
  );
}

interface LevelGiven {
  parent: string;
  chosen: string;
  choose: (code: string) => void;
}

/** The regions right below one; nothing below a community. */
function Level({ parent, chosen, choose }: LevelGiven) {
  const words = useWords();
  const { data } = useRegion(parent);
  if (data === undefined || data.children.length === 0) return null;
  const childLength = data.children[0]?.code.length ?? 0;
  const level = words.breakGlass.levels[pathOf(parent).length] ?? '';
  return (
    <label className="choice-of">
      <span className="visually-hidden">{level}</span>
      <select
        value={chosen.length >= childLength ? chosen.slice(0, childLength) : ''}
        onChange={(event) => choose(event.target.value === '' ? parent : event.target.value)}
      >
        <option value="">{level}</option>
        {data.children.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
