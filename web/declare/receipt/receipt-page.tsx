import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../look/icon.tsx';
import { now } from '../device/server-time.ts';
import { currentSession } from '../find/session.ts';
import { addressOf, go } from '../route.ts';
import { stateNames } from '../words/choices.ts';
import { instantInWords } from '../words/dates.ts';
import { useLanguage, useWords } from '../words/words.tsx';
import { Actions } from './actions.tsx';
import { CodeAndSave } from './code-and-save.tsx';
import { Community, Facts, Measures, Messages } from './facts.tsx';
import { findKept, forget, type KeptReceipt, keptReceipts, listName } from './kept-receipts.ts';
import { nextStepInWords, shownState } from './next-step.ts';
import { type ShownReceipt, useReceipt } from './use-receipt.ts';

const tones: Partial<Record<string, string>> = {
  withdrawn: 'closed',
  'not-coming': 'closed',
  released: 'done',
  verified: 'done',
  'under-control': 'waiting',
};

function Status({ kept }: { kept: KeptReceipt }) {
  const words = useWords();
  const language = useLanguage();
  const state = shownState(kept);
  const editsLeft = kept.seen?.editsLeft;
  return (
    <section class={`status status-${tones[state] ?? 'open'}`}>
      <p class="status-name">{stateNames[state][language]}</p>
      <p>{nextStepInWords(kept, { words, language, now: now() })}</p>
      <p class="badges">
        <span class="badge">{words.receipt.leadDays(kept.leadDays)}</span>
        {kept.shortNotice && <span class="badge badge-waiting">{words.receipt.shortNotice}</span>}
        {editsLeft !== undefined && kept.seen?.editable === true && (
          <span class="badge badge-accent">{words.receipt.editsLeft(editsLeft)}</span>
        )}
        {kept.seen?.editable === false && <span class="badge">{words.receipt.noEdits}</span>}
      </p>
    </section>
  );
}

/** The others of the same form, whose receipts this phone keeps too. */
function Party({ kept }: { kept: KeptReceipt }) {
  const words = useWords().receipt;
  const others = keptReceipts().filter(
    ({ id, secret }) => id !== kept.id && secret === kept.secret && secret !== '',
  );
  if (others.length === 0) return null;
  return (
    <section class="stack">
      <h2>{words.party}</h2>
      {others.map((other) => (
        <a key={other.id} class="card card-link row-link" href={addressOf({ page: 'receipt', id: other.id })}>
          <Icon name="person" />
          <span>{listName(other)}</span>
          <Icon name="forward" size={20} />
        </a>
      ))}
    </section>
  );
}

function Said({ text }: { text: string }) {
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

function Unheard({ shown }: { shown: ShownReceipt }) {
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

function Missing({ shown }: { shown: ShownReceipt }) {
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

function noteInWords(note: string | undefined, id: string, words: ReturnType<typeof useWords>['receipt']) {
  const secret = findKept(id)?.secret;
  const party = keptReceipts().filter((each) => each.secret === secret).length;
  if (note === 'declared') return party > 1 ? words.doneParty(party) : words.done;
  if (note === 'earlier') return words.earlier;
  if (note === 'taken') return words.taken;
  return note === 'edited' ? words.edited : undefined;
}

/** The receipt: state in words, what happens next and when, edits left, whom to call, the QR code (ux.md, A8). */
export function ReceiptPage({ id, note }: { id: string; note: string | undefined }) {
  const words = useWords();
  const shown = useReceipt(id, currentSession());
  const [said, setSaid] = useState<string>();
  const { kept } = shown;
  const says = said ?? noteInWords(note, id, words.receipt);
  if (kept === undefined)
    return (
      <main class="page stack" id="content">
        <h1>{words.receipt.title}</h1>
        <Missing shown={shown} />
      </main>
    );
  const forgetIt = (): void => {
    forget(id);
    go({ page: 'home' }, true);
  };
  return (
    <main class="page stack" id="content">
      {says !== undefined && <Said text={says} />}
      <h1>{words.receipt.title}</h1>
      <Unheard shown={shown} />
      {shown.state === 'gone' && (
        <div class="notice notice-waiting" role="status">
          <Icon name="info" />
          <p>{words.receipt.gone}</p>
        </div>
      )}
      <Status kept={kept} />
      <Actions shown={shown} onDone={setSaid} />
      <CodeAndSave kept={kept} />
      <Community kept={kept} />
      <Measures kept={kept} />
      <Messages kept={kept} />
      <section class="card">
        <Facts kept={kept} fresh={shown.fresh} />
      </section>
      <Party kept={kept} />
      {kept.secret !== '' && (
        <details class="more">
          <summary>{words.receipt.forget}</summary>
          <p class="small">{words.receipt.forgetHelp}</p>
          <button type="button" class="button button-danger" onClick={forgetIt}>
            {words.receipt.forget}
          </button>
        </details>
      )}
    </main>
  );
}
