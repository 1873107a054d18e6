import { useState } from 'preact/hooks';
import { Icon } from '../../look/icon.tsx';
import { currentSession } from '../find/session.ts';
import { addressOf, go } from '../route.ts';
import { useWords } from '../words/words.tsx';
import { Actions } from './actions.tsx';
import { CodeAndSave } from './code-and-save.tsx';
import { Community, Facts, Measures, Messages } from './facts.tsx';
import { forget, type KeptReceipt, keptReceipts, listName } from './kept-receipts.ts';
import { Missing, noteInWords, Said, Unheard } from './notes.tsx';
import { Status } from './status.tsx';
import { useReceipt } from './use-receipt.ts';

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

/** The receipt: state in words, what happens next and when, edits left, whom to call, the QR code (ux.md, A8). */
export function ReceiptPage({ id, note }: { id: string; note: string | undefined }) {
  const words = useWords();
  const shown = useReceipt(id, currentSession());
  const [said, setSaid] = useState<string>();
  const { kept } = shown;
  const says = said ?? noteInWords(note, id, words);
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
