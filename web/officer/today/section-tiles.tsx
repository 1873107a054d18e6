import type { Worklist } from '../../../schemas/worklist.ts';
import { hashOf } from '../address.ts';
import { useWords } from '../words/use-words.ts';
import { countOf, type Section } from './sections.ts';

const tiles: readonly Section[] = ['overdue', 'arriving-today', 'new', 'waiting-for-acceptance'];

/** The numbers of the day; each opens its part of the list, and once more the whole list. */
export function SectionTiles({
  counts,
  chosen,
}: {
  counts: Worklist['counts'] | undefined;
  chosen: Section | undefined;
}) {
  const words = useWords();
  return (
    <nav class="tiles" aria-label={words.today.sections}>
      {tiles.map((section) => {
        const count = counts === undefined ? undefined : countOf(section, counts);
        const isChosen = section === chosen;
        const isUrgent = section === 'overdue' && count !== undefined && count > 0;
        return (
          <a
            key={section}
            class={`tile ${isUrgent ? 'tile-action' : ''}`}
            href={hashOf(isChosen ? { screen: 'today' } : { screen: 'today', section })}
            aria-current={isChosen ? 'true' : undefined}
          >
            <span class="tile-count figures">
              {count === undefined ? '–' : counts?.complete === false ? words.today.atLeast(count) : count}
            </span>
            <span class="tile-name">{words.codes.section[section]}</span>
          </a>
        );
      })}
    </nav>
  );
}
