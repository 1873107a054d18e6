import { useState } from 'preact/hooks';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { go } from '../address.ts';
import { TransferNotice } from '../case/transfer-notice.tsx';
import { WithCase } from '../case/with-case.tsx';
import { CaseBand } from '../shell/case-band.tsx';
import { Dock } from '../shell/dock.tsx';
import { ReasonChoice } from '../shell/reason-choice.tsx';
import { planPost } from '../verify/plan-steps.ts';
import { useWords } from '../words/use-words.ts';

function Refusal({ detail, n }: { detail: CaseDetail; n: number }) {
  const words = useWords();
  const [reason, setReason] = useState('');
  const send = () => {
    planPost(detail, words.transfer.refuse, {
      path: `/v1/declarations/${detail.id}/transfers/${n}/refusal`,
      body: { reason: reason.trim() },
    });
    go({ screen: 'today' });
  };
  return (
    <>
      <CaseBand title={words.transfer.refuse} back={{ screen: 'case', id: detail.id }} />
      <main class="page stack">
        <h2 class="question">{words.transfer.refuseTitle}</h2>
        <TransferNotice detail={detail} isToUs />
        <ReasonChoice
          legend={words.transfer.reason}
          reasons={words.transfer.refuseReasons}
          reason={reason}
          change={setReason}
        />
      </main>
      <Dock>
        <button type="button" class="button button-danger" disabled={reason.trim() === ''} onClick={send}>
          {words.transfer.refuse}
        </button>
      </Dock>
    </>
  );
}

/** A transfer is sent back, with a reason that the sender reads (requirements C3). */
export function RefusalScreen({ id, n }: { id: string; n: number }) {
  const words = useWords();
  return (
    <WithCase id={id} title={words.transfer.refuse} back={{ screen: 'case', id }}>
      {(detail) => <Refusal detail={detail} n={n} />}
    </WithCase>
  );
}
