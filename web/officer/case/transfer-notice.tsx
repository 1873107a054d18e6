import type { CaseDetail } from '../../../schemas/worklist.ts';
import { Icon } from '../../look/icon.tsx';
import { useWords } from '../words/use-words.ts';
import { waitingTransfer } from './may-act.ts';
import { RegionName } from './region-name.tsx';

/** A transfer that waits: to us, or to where we sent it. The sender stays responsible meanwhile (invariant 3). */
export function TransferNotice({ detail, isToUs }: { detail: CaseDetail; isToUs: boolean }) {
  const words = useWords();
  const transfer = waitingTransfer(detail);
  if (transfer === undefined) return null;
  return (
    <div class="notice notice-waiting">
      <Icon name="swap" />
      <div>
        <p>
          <strong>
            <RegionName code={isToUs ? transfer.from : transfer.to} />
          </strong>
          {' · '}
          {isToUs ? words.transfer.waitingHere : words.transfer.waitingThere}
        </p>
        <p class="small">{transfer.reason}</p>
      </div>
    </div>
  );
}
