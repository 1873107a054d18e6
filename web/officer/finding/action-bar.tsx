import { useEffect, useState } from 'preact/hooks';
import { type Finding, type FindingStepRequest, findingStepRequest } from '../../../schemas/finding.ts';
import { go } from '../address.ts';
import { type Action, isOpen } from '../outbox/action.ts';
import { outbox } from '../outbox/outbox.ts';
import { takenBack } from '../outbox/taken-back.ts';
import { Dock } from '../shell/dock.tsx';
import { Sheet } from '../shell/sheet.tsx';
import { me } from '../sign-in/me.ts';
import { useCell } from '../use-cell.ts';
import { useWords } from '../words/use-words.ts';
import { actionsOf, type FindingAction } from './finding-actions.ts';
import { StepForm } from './form/step-form.tsx';
import { planFindingStep } from './plan-finding-step.ts';
import { useFindingWords } from './words/use-finding-words.ts';

interface Shown {
  action: FindingAction | 'more';
  before?: FindingStepRequest | undefined;
}

/** What is open of the forms; one that was taken back opens again as it was, also when it can't be sent any more. */
function useShown(id: string) {
  const [shown, setShown] = useState<Shown>();
  const back = useCell(takenBack);
  useEffect(() => {
    if (back?.findingId !== id) return;
    takenBack.set(undefined);
    const step = findingStepRequest.safeParse(back.entries[0]?.body);
    if (step.success) setShown({ action: step.data.kind, before: step.data });
  }, [back, id]);
  return { shown, setShown };
}

function useNames(): (action: FindingAction) => string {
  const { do: names } = useFindingWords();
  const isOfficer = useCell(me)?.role === 'officer';
  const toOther = isOfficer ? names.toTownship : names.toPlace;
  return (action) => (action === 'reassignment' ? toOther : names[action]);
}

const ending: ReadonlySet<FindingAction> = new Set(['confirmation', 'reassignment', 'closure', 'correction']);

/** After these the finding is done with here, as soon as they are sent. */
function isEnding({ entries }: Pick<Action, 'entries'>): boolean {
  return entries.some(({ body }) => {
    const step = findingStepRequest.safeParse(body);
    return step.success && ending.has(step.data.kind);
  });
}

interface OpenProps {
  open: (action: Shown['action']) => void;
}

function Buttons({ detail, open }: { detail: Finding } & OpenProps) {
  const words = useWords();
  const nameOf = useNames();
  const isGoing = useCell(outbox.actions).some(
    (one) => one.findingId === detail.id && isOpen(one) && isEnding(one),
  );
  const { main, more } = actionsOf(detail);
  if (main === undefined || isGoing) return <Dock />;
  return (
    <Dock>
      {more.length > 0 && (
        <button type="button" class="button button-more" onClick={() => open('more')}>
          {words.case.more}
        </button>
      )}
      <button type="button" class="button button-primary" onClick={() => open(main)}>
        {nameOf(main)}
      </button>
    </Dock>
  );
}

function More({ detail, open }: { detail: Finding } & OpenProps) {
  const nameOf = useNames();
  return (
    <div class="stack">
      {actionsOf(detail).more.map((action) => (
        <button key={action} type="button" class="button button-wide" onClick={() => open(action)}>
          {nameOf(action)}
        </button>
      ))}
    </div>
  );
}

/** The steps that may be taken, at the thumb: the next one big, the others one tap away. */
export function ActionBar({ detail }: { detail: Finding }) {
  const words = useWords();
  const nameOf = useNames();
  const { shown, setShown } = useShown(detail.id);
  const open = (action: Shown['action']) => setShown({ action });
  const close = () => setShown(undefined);
  const send = (step: FindingStepRequest) => {
    close();
    planFindingStep(detail, step, Date.now());
    if (step.kind === 'reassignment') go({ screen: 'findings' });
  };
  return (
    <>
      <Buttons detail={detail} open={open} />
      {shown?.action === 'more' && (
        <Sheet title={words.case.moreTitle} close={close}>
          <More detail={detail} open={open} />
        </Sheet>
      )}
      {shown !== undefined && shown.action !== 'more' && (
        <Sheet key={shown.action} title={nameOf(shown.action)} close={close}>
          <StepForm detail={detail} action={shown.action} before={shown.before} send={send} />
        </Sheet>
      )}
    </>
  );
}
