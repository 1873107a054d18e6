import { now } from '../device/server-time.ts';
import { stateNames } from '../words/choices.ts';
import { useLanguage, useWords } from '../words/words.tsx';
import type { KeptReceipt } from './kept-receipts.ts';
import { nextStepInWords, shownState } from './next-step.ts';

const tones: Partial<Record<string, string>> = {
  withdrawn: 'closed',
  'not-coming': 'closed',
  released: 'done',
  verified: 'done',
  'under-control': 'waiting',
};

/** The state in words, what happens next and when, and how many edits are left (ux.md). */
export function Status({ kept }: { kept: KeptReceipt }) {
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
