import { Icon } from '../../look/icon.tsx';
import { hashOf } from '../address.ts';
import { count } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';
import { useFeedRuns } from './feed-queries.ts';

/** On the overview of who may release them: runs that would flag too many people, and wait (requirements D7). */
export default function HeldNeed() {
  const words = useWords();
  const { data } = useFeedRuns();
  const held = data?.runs.filter(({ state }) => state === 'held').length ?? 0;
  if (held === 0) return null;
  return (
    <li className="need need-urgent">
      <a href={hashOf({ screen: 'comparison' })} className="need-value figures">
        <Icon name="alert" size={18} />
        {count(held)}
      </a>
      <span>{words.need.held}</span>
    </li>
  );
}
