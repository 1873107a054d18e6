import { isClosed } from '../../../schemas/life-cycle.ts';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { lastList } from '../address.ts';
import { CaseBand } from '../shell/case-band.tsx';
import { me } from '../sign-in/me.ts';
import { useCell } from '../use-cell.ts';
import { useWords } from '../words/use-words.ts';
import { ActionButtons } from './action-buttons.tsx';
import { CallButtons } from './call-buttons.tsx';
import { actionsOf } from './case-actions.ts';
import { HealthFacts, PersonFacts, TripFacts } from './case-facts.tsx';
import { CaseHead } from './case-head.tsx';
import { ClaimsNotice } from './claims-notice.tsx';
import { ControlCard } from './control-card.tsx';
import { isReadOnly, transferToUs } from './may-act.ts';
import { Timeline } from './timeline.tsx';
import { TransferNotice } from './transfer-notice.tsx';
import { WithCase } from './with-case.tsx';

function Case({ detail }: { detail: CaseDetail }) {
  const words = useWords();
  const who = useCell(me);
  const back = useCell(lastList);
  const toUs = who !== undefined && transferToUs(detail, who) !== undefined;
  const actions = who === undefined ? { main: [], more: [] } : actionsOf(detail, who);
  return (
    <>
      <CaseBand title={words.case.title} back={back} />
      <main class="page page-wide case">
        <div class="case-first stack">
          <CaseHead detail={detail} />
          <CallButtons detail={detail} />
          <TransferNotice detail={detail} isToUs={toUs} />
          <ClaimsNotice detail={detail} />
          {isClosed(detail.state) && <p class="notice notice-done">{words.case.closed}</p>}
          {who !== undefined && isReadOnly(detail, who) && <p class="notice">{words.case.readOnly}</p>}
          <ControlCard detail={detail} />
          <TripFacts detail={detail} />
          <HealthFacts detail={detail} />
        </div>
        <div class="case-second stack">
          <Timeline detail={detail} />
          <PersonFacts detail={detail} />
        </div>
      </main>
      <ActionButtons detail={detail} actions={actions} />
    </>
  );
}

/** Everything about one case, and what to do next. */
export function CaseScreen({ id }: { id: string }) {
  const words = useWords();
  const back = useCell(lastList);
  return (
    <WithCase id={id} title={words.case.title} back={back}>
      {(detail) => <Case detail={detail} />}
    </WithCase>
  );
}
