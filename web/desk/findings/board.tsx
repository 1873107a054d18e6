import { widestListed } from '../../../schemas/case-list.ts';
import { findingRules } from '../../../schemas/finding-rules/all.ts';
import type { Me } from '../../../schemas/staff.ts';
import { go, hashOf } from '../address.ts';
import { Block } from '../shell/block.tsx';
import { useLanguage } from '../words/use-words.ts';
import { BoardPages } from './board-pages.tsx';
import type { FindingsAddress } from './findings-screen.tsx';
import { useFindingWords } from './words/use-finding-words.ts';

/** The board of a region: what is open, or what is done with, by rule (requirements D4, design.md §5). */
export function Board({ at, me }: { at: FindingsAddress; me: Me }) {
  const words = useFindingWords();
  const state = at.state ?? 'open';
  const isWide = at.region.length < widestListed;
  const { shown: _shown, ...board } = at;
  return (
    <Block
      title={isWide ? words.unplaced : words.title}
      help={isWide ? words.unplacedHelp : words.help[state]}
      end={<Views at={at} />}
    >
      <RuleFilter at={at} />
      <BoardPages key={hashOf(board)} at={at} me={me} />
    </Block>
  );
}

function Views({ at }: { at: FindingsAddress }) {
  const words = useFindingWords();
  const { state = 'open' } = at;
  const { region, rule } = at;
  const kept = { screen: 'findings', region, ...(rule !== undefined && { rule }) } as const;
  return (
    <nav className="finding-views" aria-label={words.views}>
      {(['open', 'closed'] as const).map((one) => (
        <a
          key={one}
          href={hashOf(one === 'open' ? kept : { ...kept, state: one })}
          aria-current={one === state ? 'page' : undefined}
        >
          {words.state[one]}
        </a>
      ))}
    </nav>
  );
}

function RuleFilter({ at }: { at: FindingsAddress }) {
  const words = useFindingWords();
  const language = useLanguage();
  const { shown: _shown, rule, ...board } = at;
  return (
    <form className="filters" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>{words.rule}</span>
        <select
          value={rule ?? ''}
          onChange={({ target: { value } }) => go(value === '' ? board : { ...board, rule: value })}
        >
          <option value="">{words.anyRule}</option>
          {findingRules.map(({ id, names }) => (
            <option key={id} value={id}>
              {names[language]}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}
