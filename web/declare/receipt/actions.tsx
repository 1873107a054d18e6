import { useState } from 'preact/hooks';
import type { Receipt } from '../../../schemas/receipt.ts';
import { Icon } from '../../look/icon.tsx';
import { newKey, newSecret } from '../device/chance.ts';
import { keptEdit } from '../device/keep.ts';
import { draftFromReceipt } from '../draft/from-receipt.ts';
import { go } from '../route.ts';
import { useWords } from '../words/words.tsx';
import { MessageSheet } from './message-sheet.tsx';
import { regionNames } from './region-names.ts';
import type { ShownReceipt } from './use-receipt.ts';
import { WithdrawSheet } from './withdraw-sheet.tsx';

type Open = 'withdraw' | 'delayed' | 'not-coming';

async function startEdit(receipt: Receipt): Promise<void> {
  const nameOf = await regionNames(receipt);
  keptEdit.write(draftFromReceipt(receipt, { key: newKey(), secret: newSecret() }, nameOf));
  go({ page: 'form', step: 'when', editing: true });
}

/** What can still be done with a declaration. What can't is not shown as if it could. */
export function Actions({ shown, onDone }: { shown: ShownReceipt; onDone: (said: string) => void }) {
  const words = useWords().receipt;
  const [open, setOpen] = useState<Open>();
  const { fresh, managed } = shown;
  if (fresh === undefined || managed === undefined) return null;
  const closed = fresh.state === 'withdrawn' || fresh.state === 'released';
  if (closed) return null;
  const done = (said: string) => (receipt: Receipt) => {
    shown.accept(receipt);
    setOpen(undefined);
    onDone(said);
  };
  return (
    <div class="actions">
      {fresh.editable && (
        <button type="button" class="button" onClick={() => void startEdit(fresh)}>
          {words.edit}
        </button>
      )}
      <button type="button" class="button" onClick={() => setOpen('delayed')}>
        <Icon name="clock" size={20} />
        {words.delayed}
      </button>
      <button type="button" class="button" onClick={() => setOpen('not-coming')}>
        {words.notComing}
      </button>
      {fresh.withdrawable && (
        <button type="button" class="button button-danger" onClick={() => setOpen('withdraw')}>
          {words.withdraw}
        </button>
      )}
      {open === 'withdraw' && (
        <WithdrawSheet managed={managed} onDone={done(words.withdrawn)} onClose={() => setOpen(undefined)} />
      )}
      {(open === 'delayed' || open === 'not-coming') && (
        <MessageSheet
          kind={open}
          managed={managed}
          onDone={done(words.sent)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}
