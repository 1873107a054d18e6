import { now } from '../../staff/server-time.ts';
import { stepWords } from '../case/step-words.ts';
import { language } from '../preferences.ts';
import { Dock } from '../shell/dock.tsx';
import { useCell } from '../use-cell.ts';
import { useWords } from '../words/use-words.ts';
import type { QuestionProps } from './question-props.ts';
import { stepsOf } from './steps-of.ts';

interface ArrivalSavedProps extends QuestionProps {
  /** Saves with ten seconds to undo. */
  save: () => void;
  /** Saves at once and stays: the rules look at the arrival as it was recorded, so it must be stored first. */
  saveAndGoOn: () => void;
  isSaving: boolean;
}

/** Before the measure, what was answered is shown and saved: the offer is made from it (requirements C8). */
export function QuestionArrivalSaved({ detail, answers, save, saveAndGoOn, isSaving }: ArrivalSavedProps) {
  const words = useWords();
  const chosen = useCell(language);
  const telling = { words, now: now(), language: chosen };
  return (
    <>
      <ul class="card summary">
        {stepsOf(answers, detail, now()).map((step) => {
          const { text, details } = stepWords(step, undefined, telling);
          return (
            <li key={step.kind}>
              <p>{text}</p>
              {details.map((line) => (
                <p key={line} class="soft small">
                  {line}
                </p>
              ))}
            </li>
          );
        })}
      </ul>
      <p class="soft">{words.verify.measureAfter}</p>
      <Dock>
        <button type="button" class="button" disabled={isSaving} onClick={save}>
          {words.verify.saveOnly}
        </button>
        <button type="button" class="button button-primary" disabled={isSaving} onClick={saveAndGoOn}>
          {isSaving ? words.outbox.sending : words.verify.saveAndGoOn}
        </button>
      </Dock>
    </>
  );
}
