import type { CaseDetail } from '../../../schemas/worklist.ts';
import { now } from '../../staff/server-time.ts';
import { go } from '../address.ts';
import { WithCase } from '../case/with-case.tsx';
import { isOpen } from '../outbox/action.ts';
import { outbox } from '../outbox/outbox.ts';
import { CaseBand } from '../shell/case-band.tsx';
import { useCell } from '../use-cell.ts';
import { useWords } from '../words/use-words.ts';
import { type Answers, answeredBefore, emptyAnswers, firstQuestion, questionAfter } from './answers.ts';
import { answer, draft } from './draft.ts';
import { planSteps } from './plan-steps.ts';
import { QuestionArrivalSaved } from './question-arrival-saved.tsx';
import { QuestionArrived } from './question-arrived.tsx';
import { QuestionMeasure } from './question-measure.tsx';
import type { QuestionProps } from './question-props.ts';
import { QuestionReached } from './question-reached.tsx';
import { QuestionTest } from './question-test.tsx';
import { QuestionWhen } from './question-when.tsx';
import { type Question, questions } from './questions.ts';
import { stepsOf } from './steps-of.ts';

function save(detail: CaseDetail, answers: Answers): void {
  const steps = stepsOf(answers, detail, now());
  if (steps.length > 0) planSteps(detail, steps);
  go({ screen: 'today' });
}

function finishWith(detail: CaseDetail): QuestionProps['finish'] {
  return (question, given) => {
    const answers = answer(detail, given);
    const next = questionAfter(question, answers, detail);
    if (next === 'save') save(detail, answers);
    else go({ screen: 'verification', id: detail.id, question: next });
  };
}

function MeasureOrSave(props: QuestionProps) {
  const { detail, answers } = props;
  const pending = useCell(outbox.actions).some((one) => one.caseId === detail.id && isOpen(one));
  if (detail.arrivedAt !== undefined) return <QuestionMeasure {...props} />;
  const saveAndGoOn = () => {
    planSteps(detail, stepsOf(answers, detail, now()));
    answer(detail, { isTestSent: true });
    void outbox.sendAll();
  };
  return (
    <QuestionArrivalSaved
      {...props}
      isSaving={pending}
      save={() => save(detail, answers)}
      saveAndGoOn={saveAndGoOn}
    />
  );
}

function Asked({ question, ...props }: QuestionProps & { question: Question }) {
  switch (question) {
    case 'reached':
      return <QuestionReached {...props} />;
    case 'arrived':
      return <QuestionArrived {...props} />;
    case 'when':
      return <QuestionWhen {...props} />;
    case 'test':
      return <QuestionTest {...props} />;
    case 'measure':
      return <MeasureOrSave {...props} />;
  }
}

function Verification({ detail, asked }: { detail: CaseDetail; asked: Question | undefined }) {
  const words = useWords();
  const current = useCell(draft);
  const answers = current?.id === detail.id ? current.answers : emptyAnswers(detail);
  const first = firstQuestion(detail);
  const wanted = asked ?? first;
  const isReady = wanted === 'measure' && detail.arrivedAt !== undefined;
  const question = isReady || answeredBefore(wanted, answers, detail) !== undefined ? wanted : first;
  const at = questions.indexOf(question);
  const before = questions[at - 1];
  const back =
    question === first || before === undefined
      ? ({ screen: 'case', id: detail.id } as const)
      : ({ screen: 'verification', id: detail.id, question: before } as const);
  return (
    <>
      <CaseBand title={`${words.verify.title} · ${detail.person.name}`} back={back} />
      <main class="page verify">
        <p class="progress soft small figures">
          {questions.map((one, index) => (
            <span key={one} class={index <= at ? 'progress-done' : ''} />
          ))}
          <b>{words.verify.step(at + 1, questions.length)}</b>
        </p>
        <h2 class="question" tabIndex={-1}>
          {words.verify[question]}
        </h2>
        <Asked
          question={question}
          detail={detail}
          answers={answers}
          give={(given) => void answer(detail, given)}
          finish={finishWith(detail)}
        />
      </main>
    </>
  );
}

/** A verification, one question a screen (ux.md: five taps). */
export function VerifyScreen({ id, question }: { id: string; question: Question | undefined }) {
  const words = useWords();
  return (
    <WithCase id={id} title={words.verify.title} back={{ screen: 'today' }}>
      {(detail) => <Verification detail={detail} asked={question} />}
    </WithCase>
  );
}
