import { useEffect, useState } from 'preact/hooks';
import { type Finding, type FindingStepRequest, findingStepRequest } from '../../../schemas/finding.ts';
import { go } from '../address.ts';
import { isOpen } from '../outbox/action.ts';
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
import type { FindingWords } from './words/zh.ts';

interface Shown {
  action: FindingAction | 'more';
  before?: FindingStepRequest | undefined;
}

/** What is open of the forms; one that was taken back opens again as it was. */
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

function nameOf(action: FindingAction, isOfficer: boolean, words: FindingWords): string {
  if (action !== 'reassignment') return words.do[action];
  return isOfficer ? words.do.toTownship : words.do.toCommunity;
}

/** After these the finding is done with here, as soon as they are sent. */
const isLast = (kind: FindingAction) => kind !== 'contact' && kind !== 'note';

/** The steps that may be taken, at the thumb: the next one big, the others one tap away. */
export function ActionBar({ detail }: { detail: Finding }) {
  const words = useWords();
  const findingWords = useFindingWords();
  const isOfficer = useCell(me)?.role === 'officer';
  const { shown, setShown } = useShown(detail.id);
  const isEnding = useCell(outbox.actions).some(
    (one) =>
      one.findingId === detail.id &&
      isOpen(one) &&
      one.entries.some(({ body }) => {
        const step = findingStepRequest.safeParse(body);
        return step.success && isLast(step.data.kind);
      }),
  );
  const { main, more } = actionsOf(detail);
  if (main === undefined || isEnding) return <Dock />;
  const name = (action: FindingAction) => nameOf(action, isOfficer, findingWords);
  const send = (step: FindingStepRequest) => {
    setShown(undefined);
    planFindingStep(detail, step, Date.now());
    if (step.kind === 'reassignment') go({ screen: 'findings' });
  };
  return (
    <>
      <Dock>
        {more.length > 0 && (
          <button type="button" class="button button-more" onClick={() => setShown({ action: 'more' })}>
            {words.case.more}
          </button>
        )}
        <button type="button" class="button button-primary" onClick={() => setShown({ action: main })}>
          {name(main)}
        </button>
      </Dock>
      {shown?.action === 'more' && (
        <Sheet title={words.case.moreTitle} close={() => setShown(undefined)}>
          <div class="stack">
            {more.map((action) => (
              <button
                key={action}
                type="button"
                class="button button-wide"
                onClick={() => setShown({ action })}
              >
                {name(action)}
              </button>
            ))}
          </div>
        </Sheet>
      )}
      {shown !== undefined && shown.action !== 'more' && (
        <Sheet key={shown.action} title={name(shown.action)} close={() => setShown(undefined)}>
          <StepForm detail={detail} action={shown.action} before={shown.before} send={send} />
        </Sheet>
      )}
    </>
  );
}
