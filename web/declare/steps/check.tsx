import type { StepName } from '../draft/draft.ts';
import { describedBy, HelpAndError } from '../form/field.tsx';
import { useFieldErrors } from '../form/field-errors.ts';
import { useForm } from '../form/form.ts';
import { useLanguage, useWords } from '../words/words.tsx';
import { type SummaryGroup, summaryOf } from './summary.ts';

function Group({ group, onChange }: { group: SummaryGroup; onChange: () => void }) {
  const words = useWords();
  return (
    <section class="card">
      <div class="card-head">
        <h2>{group.title}</h2>
        <button
          type="button"
          class="button button-quiet"
          aria-label={words.changeOf(group.title)}
          onClick={onChange}
        >
          {words.change}
        </button>
      </div>
      <dl class="facts">
        {group.lines.map(([asked, answer]) => (
          <div key={asked}>
            <dt>{asked}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Truth() {
  const words = useWords().check;
  const { draft, change } = useForm();
  const { errorAt, leave } = useFieldErrors();
  const at = '/truthful';
  const error = errorAt(at);
  return (
    <div class={`truth${error === undefined ? '' : ' has-error'}`}>
      <label>
        <input
          type="checkbox"
          id={at}
          checked={draft.truthful}
          aria-invalid={error !== undefined}
          {...describedBy({ at, label: words.truthful }, error)}
          onChange={(event) => {
            change({ truthful: event.currentTarget.checked });
            leave(at);
          }}
        />
        <span>{words.truthful}</span>
      </label>
      <HelpAndError at={at} label={words.truthful} error={error} />
    </div>
  );
}

/** The last group: everything once more, how the data are used, and the statement of truth (requirements A3, K1). */
export function Check({ onStep }: { onStep: (step: StepName) => void }) {
  const words = useWords();
  const language = useLanguage();
  const { draft } = useForm();
  return (
    <>
      <p class="soft">{words.check.intro}</p>
      {summaryOf(draft, { words, language }).map((group) => (
        <Group key={group.key} group={group} onChange={() => onStep(group.step)} />
      ))}
      <details class="more">
        <summary>{words.check.privacy}</summary>
        {words.check.privacyText.map((sentence) => (
          <p class="small" key={sentence}>
            {sentence}
          </p>
        ))}
      </details>
      {draft.edits !== undefined && (
        <p class="hint">{words.check.editCounts(Math.max(draft.edits.editsLeft - 1, 0))}</p>
      )}
      <Truth />
    </>
  );
}
