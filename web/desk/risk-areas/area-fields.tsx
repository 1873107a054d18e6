import { ChoiceField } from '../shell/choice-field.tsx';
import type { Draft, Wrong } from './area-draft.ts';
import { PlaceField } from './place-field.tsx';
import { DayField, LineField } from './plain-fields.tsx';
import { useAreaWords } from './words/use-area-words.ts';
import type { AreaWords } from './words/zh.ts';

interface Given {
  draft: Draft;
  wrong: Wrong;
  change: (draft: Draft) => void;
  today: string;
}

/** What the last day does to who is held because of the area (requirements D6). */
function helpOf({ way, toDate }: Draft, today: string, words: AreaWords['dialog']): string | undefined {
  if (way !== 'list' && toDate !== '' && toDate < today) return words.lastPast;
  return way === 'delist' ? words.lastHelp : undefined;
}

/** The fields that a way of changing the list asks for; the others stay as they are on record. */
export function AreaFields({ draft, wrong, change, today }: Given) {
  const words = useAreaWords();
  const { dialog } = words;
  const { way } = draft;
  const set = (given: Partial<Draft>) => change({ ...draft, ...given });
  return (
    <>
      {way === 'list' && (
        <PlaceField value={draft.region} wrong={wrong.region} change={(region) => set({ region })} />
      )}
      {way !== 'delist' && (
        <ChoiceField
          label={dialog.level}
          choices={words.level}
          value={draft.level}
          choose={(level) => set({ level })}
        />
      )}
      {(way === 'list' || way === 'level') && (
        <DayField
          label={way === 'level' ? dialog.levelFrom : dialog.from}
          help={way === 'level' ? dialog.levelHelp : undefined}
          value={draft.fromDate}
          wrong={wrong.fromDate}
          change={(fromDate) => set({ fromDate })}
        />
      )}
      {way !== 'level' && (
        <DayField
          label={way === 'delist' ? dialog.last : dialog.to}
          help={helpOf(draft, today, dialog)}
          value={draft.toDate}
          wrong={wrong.toDate}
          change={(toDate) => set({ toDate })}
        />
      )}
      <LineField
        label={dialog.document}
        value={draft.documentNumber}
        wrong={wrong.documentNumber}
        change={(documentNumber) => set({ documentNumber })}
      />
    </>
  );
}
