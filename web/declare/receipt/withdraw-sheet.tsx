import { useRef } from 'preact/hooks';
import type { Receipt } from '../../../schemas/receipt.ts';
import { newKey } from '../device/chance.ts';
import { SendProblem } from '../form/send-problem.tsx';
import { useSending } from '../form/use-sending.ts';
import { type Managed, withdraw } from '../send/manage.ts';
import { useWords } from '../words/words.tsx';
import { Sheet } from './sheet.tsx';

/** Asks once more before a declaration is withdrawn (requirements A4). */
export function WithdrawSheet({
  managed,
  onDone,
  onClose,
}: {
  managed: Managed;
  onDone: (receipt: Receipt) => void;
  onClose: () => void;
}) {
  const words = useWords();
  const sending = useSending();
  const { current: key } = useRef(newKey());
  const confirm = (): void =>
    sending.run(async () => {
      onDone(await withdraw(managed, key, {}));
    });
  return (
    <Sheet title={words.receipt.withdrawTitle} onClose={onClose}>
      <p>{words.receipt.withdrawHelp}</p>
      <SendProblem error={sending.error} />
      <button type="button" class="button button-wide" onClick={onClose}>
        {words.receipt.keep}
      </button>
      <button
        type="button"
        class="button button-danger button-wide"
        aria-disabled={sending.busy}
        onClick={confirm}
      >
        {sending.busy ? words.check.sending : words.receipt.withdrawYes}
      </button>
    </Sheet>
  );
}
