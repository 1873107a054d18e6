import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../look/icon.tsx';
import type { Stored } from '../device/stored.ts';
import { type Draft, type StepName, stepNames } from '../draft/draft.ts';
import { groupOf } from '../draft/group-of.ts';
import { go } from '../route.ts';
import { ProblemError } from '../send/call.ts';
import { Check } from '../steps/check.tsx';
import { Health } from '../steps/health.tsx';
import { How } from '../steps/how.tsx';
import { When } from '../steps/when.tsx';
import { Where } from '../steps/where.tsx';
import { Who } from '../steps/who.tsx';
import { useWords } from '../words/words.tsx';
import { ErrorList, focusField } from './error-list.tsx';
import { FieldErrorsProvider } from './field-errors.ts';
import { FormProvider } from './form.ts';
import { SendProblem } from './send-problem.tsx';
import { StepsBar } from './steps-bar.tsx';
import { type DraftForm, useDraft } from './use-draft.ts';
import { useSending } from './use-sending.ts';

/** What sends the whole form, and leaves for the receipt when it is answered. */
export type SendForm = (draft: Draft, remember: (unanswered: string | undefined) => void) => Promise<void>;

interface FormPageProps {
  step: StepName;
  kept: Stored<Draft>;
  first: Draft;
  onSend: SendForm;
}

function Questions({ step, onStep }: { step: StepName; onStep: (step: StepName) => void }) {
  switch (step) {
    case 'who':
      return <Who />;
    case 'when':
      return <When />;
    case 'where':
      return <Where />;
    case 'how':
      return <How />;
    case 'health':
      return <Health />;
    case 'check':
      return <Check onStep={onStep} />;
  }
}

/** After a step change the heading takes the focus, or the field that somebody jumped to. */
function useStepFocus(step: StepName) {
  const heading = useRef<HTMLHeadingElement>(null);
  const jumpTo = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (jumpTo.current !== undefined) focusField(jumpTo.current);
    else {
      scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    jumpTo.current = undefined;
  }, [step]);
  return { heading, jumpTo };
}

function Buttons({
  step,
  editing,
  busy,
  onBack,
}: {
  step: StepName;
  editing: boolean;
  busy: boolean;
  onBack: () => void;
}) {
  const words = useWords();
  const submit = editing ? words.check.submitEdit : words.check.submit;
  const action = busy ? words.check.sending : step === 'check' ? submit : words.next;
  return (
    <div class="bottom-bar">
      <button type="button" class="button back-button" onClick={onBack}>
        <Icon name="back" size={20} />
        {words.back}
      </button>
      <button type="submit" class="button button-primary" aria-disabled={busy}>
        {action}
      </button>
    </div>
  );
}

/** One group of questions a screen; “next” says what is wrong, “back” never loses anything (ux.md). */
export function FormPage({ step, kept, first, onSend }: FormPageProps) {
  const words = useWords();
  const drafted: DraftForm = useDraft(kept, first, step);
  const { form, errors, attempted } = drafted;
  const editing = form.draft.edits !== undefined;
  const sending = useSending();
  const [asked, setAsked] = useState(0);
  const { heading, jumpTo } = useStepFocus(step);
  const position = stepNames.indexOf(step);

  const goTo = (name: StepName): void => {
    form.change({ step: name });
    go({ page: 'form', step: name, editing });
  };
  const jump = (pointer: string): void => {
    const group = groupOf(pointer);
    if (group === step || document.getElementById(pointer) !== null) {
      focusField(pointer);
      return;
    }
    jumpTo.current = pointer;
    goTo(group);
  };
  const sendForm = (): void =>
    sending.run(async () => {
      try {
        await onSend(form.draft, (unanswered) => form.change({ unanswered }));
      } catch (error) {
        if (error instanceof ProblemError && error.problem.errors !== undefined) {
          drafted.refuse(error);
          setAsked((times) => times + 1);
          return;
        }
        throw error;
      }
    });
  const submit = (event: Event): void => {
    event.preventDefault();
    drafted.attempt();
    setAsked(asked + 1);
    if (errors.length > 0) return;
    const next = stepNames[position + 1];
    if (next === undefined) sendForm();
    else goTo(next);
  };
  const back = (): void => {
    const before = stepNames[position - 1];
    if (before === undefined) go({ page: 'home' });
    else goTo(before);
  };

  return (
    <FormProvider value={form}>
      <FieldErrorsProvider value={drafted.fieldErrors}>
        <form class="form" noValidate onSubmit={submit}>
          <main class="page stack" id="content">
            <StepsBar step={step} />
            <h1 tabIndex={-1} ref={heading}>
              {words.steps[step]}
            </h1>
            {attempted && errors.length > 0 && <ErrorList key={asked} errors={errors} onJump={jump} />}
            <Questions step={step} onStep={goTo} />
            <SendProblem error={sending.error} help={words.check.failedHelp} />
          </main>
          <Buttons step={step} editing={editing} busy={sending.busy} onBack={back} />
        </form>
      </FieldErrorsProvider>
    </FormProvider>
  );
}
