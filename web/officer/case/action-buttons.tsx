import { useState } from 'preact/hooks';
import type { VerificationRequest } from '../../../schemas/verification.ts';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { go } from '../address.ts';
import { isOpen } from '../outbox/action.ts';
import { outbox } from '../outbox/outbox.ts';
import { wordsNow } from '../preferences.ts';
import { Dock } from '../shell/dock.tsx';
import { Sheet } from '../shell/sheet.tsx';
import { useCell } from '../use-cell.ts';
import { startDraft } from '../verify/draft.ts';
import { planPost, planSteps } from '../verify/plan-steps.ts';
import { useWords } from '../words/use-words.ts';
import type { CaseAction, CaseActions } from './case-actions.ts';
import { waitingTransfer } from './may-act.ts';

function accept(detail: CaseDetail): void {
  const transfer = waitingTransfer(detail);
  if (transfer === undefined) return;
  planPost(detail, wordsNow().transfer.accept, {
    path: `/v1/declarations/${detail.id}/transfers/${transfer.n}/acceptance`,
    body: {},
  });
}

function refuse(detail: CaseDetail): void {
  const transfer = waitingTransfer(detail);
  if (transfer !== undefined) go({ screen: 'refusal', id: detail.id, n: transfer.n });
}

function verifyFrom(detail: CaseDetail, question: 'reached' | 'test' | 'measure'): void {
  startDraft(detail);
  go({ screen: 'verification', id: detail.id, question });
}

function act(action: Exclude<CaseAction, 'contact'>, detail: CaseDetail): void {
  switch (action) {
    case 'accept':
      accept(detail);
      break;
    case 'refuse':
      refuse(detail);
      break;
    case 'verify':
      verifyFrom(detail, 'reached');
      break;
    case 'test':
    case 'measure':
      verifyFrom(detail, action);
      break;
    case 'dispatch':
    case 'transfer':
      go({ screen: 'transfer', id: detail.id });
      break;
    case 'not-coming':
    case 'release':
      planSteps(detail, [{ kind: action }]);
  }
}

const contacts: readonly Extract<VerificationRequest, { kind: 'contact' }>[] = [
  { kind: 'contact', means: 'phone', reached: true },
  { kind: 'contact', means: 'visit', reached: true },
  { kind: 'contact', means: 'phone', reached: false },
  { kind: 'contact', means: 'visit', reached: false },
];

function ContactChoices({ detail, done }: { detail: CaseDetail; done: () => void }) {
  const words = useWords();
  return contacts.map((step) => {
    const means = words.codes.means[step.means];
    const record = () => {
      planSteps(detail, [step]);
      done();
    };
    return (
      <button
        key={`${step.means}${String(step.reached)}`}
        type="button"
        class="button button-wide"
        onClick={record}
      >
        {step.reached ? words.entry.reached(means) : words.entry.notReached(means)}
      </button>
    );
  });
}

/** The actions of a case at the thumb: the next step big, the others one tap away. */
export function ActionButtons({ detail, actions }: { detail: CaseDetail; actions: CaseActions }) {
  const words = useWords();
  const [isShown, setShown] = useState(false);
  const close = () => setShown(false);
  // What was recorded a moment ago is not offered again before it has been sent, or undone.
  const isPending = useCell(outbox.actions).some((one) => one.caseId === detail.id && isOpen(one));
  if (isPending || (actions.main.length === 0 && actions.more.length === 0)) return <Dock />;
  const names: Record<CaseAction, string> = {
    accept: words.transfer.accept,
    refuse: words.transfer.refuse,
    dispatch: words.case.dispatch,
    verify: words.case.verify,
    test: detail.state === 'arrived' ? words.case.verifyArrived : words.case.testOnly,
    measure: words.case.measure,
    contact: words.case.reached,
    transfer: words.case.transfer,
    'not-coming': words.case.notComing,
    release: words.case.release,
  };
  const buttonOf = (action: CaseAction, kind: string) =>
    action === 'contact' ? (
      <ContactChoices key={action} detail={detail} done={close} />
    ) : (
      <button
        key={action}
        type="button"
        class={`button ${kind}`}
        onClick={() => {
          close();
          act(action, detail);
        }}
      >
        {names[action]}
      </button>
    );
  return (
    <>
      <Dock>
        {actions.more.length > 0 && (
          <button type="button" class="button button-more" onClick={() => setShown(true)}>
            {words.case.more}
          </button>
        )}
        {actions.main.map((action) =>
          buttonOf(action, action === 'refuse' ? 'button-danger' : 'button-primary'),
        )}
      </Dock>
      {isShown && (
        <Sheet title={words.case.moreTitle} close={close}>
          <div class="stack">{actions.more.map((action) => buttonOf(action, 'button-wide'))}</div>
        </Sheet>
      )}
    </>
  );
}
