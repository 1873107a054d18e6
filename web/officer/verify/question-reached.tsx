import { contactMeans } from '../../../schemas/codes.ts';
import { useWords } from '../words/use-words.ts';
import { BigChoices } from './big-choices.tsx';
import { Chips } from './chips.tsx';
import { NoteField } from './note-field.tsx';
import type { QuestionProps } from './question-props.ts';

/** First: was the person reached, and how? Not reached, and not coming, end here. */
export function QuestionReached({ answers, give, finish }: QuestionProps) {
  const words = useWords();
  return (
    <>
      <Chips
        legend={words.verify.how}
        choices={contactMeans.options.map((value) => ({ value, label: words.codes.means[value] }))}
        chosen={[answers.means]}
        choose={(means) => give({ means })}
      />
      <BigChoices
        legend={words.verify.reached}
        choices={[
          { value: 'yes', label: words.verify.reachedYes },
          { value: 'no', label: words.verify.reachedNo },
          { value: 'not-coming', label: words.verify.reachedNotComing },
        ]}
        chosen={answers.reached}
        choose={(reached) => finish('reached', { reached })}
      />
      <NoteField note={answers.note} change={(note) => give({ note })} />
    </>
  );
}
