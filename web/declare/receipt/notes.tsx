import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../look/icon.tsx';
import { instantInWords } from '../words/dates.ts';
import { useLanguage, useWords } from '../words/words.tsx';
import type { Words } from '../words/zh.ts';
import { findKept, keptReceipts } from './kept-receipts.ts';
import type { ShownReceipt } from './use-receipt.ts';

/** What was just done, in one sentence that takes the focus. */
export function Said({ text }: { text: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [text]);
  return (
    <div class="notice notice-done" role="status" tabIndex={-1} ref={box}>
      <Icon name="check" />
      <p>
        <strong>{text}</strong>
      </p>
    </div>
  );
}

/** No network: since when what is shown is known. */
export function Unheard({ shown }: { shown: ShownReceipt }) {
  const words = useWords();
  const language = useLanguage();
  const { kept } = shown;
  if (shown.state !== 'unheard' || kept === undefined) return null;
  return (
    <div class="notice notice-waiting" role="status">
      <Icon name="offline" />
      <p>{words.receipt.keptAt(instantInWords(new Date(kept.seenAt), language))}</p>
      <button type="button" class="button" onClick={shown.refresh}>
        {words.receipt.refresh}
      </button>
    </div>
  );
}

/** Nothing to show yet, or nothing that this phone may see. */
export function Missing({ shown }: { shown: ShownReceipt }) {
  const words = useWords();
  if (shown.state === 'loading')
    return (
      <div class="stack" role="status" aria-label={words.loading}>
        <span class="skeleton skeleton-status" />
        <span class="skeleton skeleton-qr" />
      </div>
    );
  return (
    <div class="empty">
      <Icon name="search" size={40} />
      <p>{shown.state === 'unheard' ? words.problems.unanswered : words.receipt.findFirst}</p>
      {shown.state === 'unheard' ? (
        <button type="button" class="button" onClick={shown.refresh}>
          {words.tryAgain}
        </button>
      ) : (
        <a class="button button-primary" href="#/find">
          {words.find.byPhone}
        </a>
      )}
    </div>
  );
}

/** What the page before has to say, by its name in the address. */
export function noteInWords(note: string | undefined, id: string, words: Words): string | undefined {
  const { receipt, problems } = words;
  const secret = findKept(id)?.secret;
  const party = keptReceipts().filter((each) => each.secret === secret).length;
  if (note === 'declared') return party > 1 ? receipt.doneParty(party) : receipt.done;
  if (note === 'earlier') return receipt.earlier;
  if (note === 'taken') return receipt.taken;
  if (note === 'stale') return problems.stale;
  return note === 'edited' ? receipt.edited : undefined;
}
