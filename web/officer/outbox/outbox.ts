import * as z from 'zod/mini';
import { cellOf } from '../../staff/cell.ts';
import { contentOf } from '../api/request.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { wordsNow } from '../preferences.ts';
import { type About, action } from './action.ts';
import { openOutbox } from './open-outbox.ts';

// Only until it is sent, and only in this tab: a renewed sign-in or a reload must lose nothing that was recorded.
const key = 'officer.unsent';

/** The case or the finding that was written to last; screens that show it read it again. */
export const lastWritten = cellOf<About | undefined>(undefined);

/** What every answer to something recorded says; the screens read the rest again. */
const recorded = z.object({ id: z.string(), version: z.int() });

function kept() {
  const text = sessionStorage.getItem(key);
  const read = z.array(action).safeParse(text === null ? [] : JSON.parse(text));
  return read.success ? read.data : [];
}

/** The outbox of this tab. */
export const outbox = openOutbox(
  {
    async send(entry) {
      const { path, body, key: idempotencyKey } = entry;
      await contentOf({ path, answer: recorded, post: { body, key: idempotencyKey } });
    },
    written: ({ caseId, findingId }) => lastWritten.set({ caseId, findingId }),
    newKey: () => crypto.randomUUID(),
    sentence: (error) => sentenceOf(error, wordsNow()),
  },
  kept(),
);

outbox.actions.watch(() => {
  const unsent = outbox.actions.get().filter(({ phase }) => phase !== 'saved');
  if (unsent.length === 0) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, JSON.stringify(unsent));
});
