import { arrivalProblem } from '../../schemas/arrival-window.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import type { MessageRequest } from '../../schemas/declaration-request.ts';
import { InvalidError } from '../shared/errors.ts';
import { decideOnRecent } from '../shared/life-cycle/decide-on-recent.ts';
import { nextDueAt } from '../shared/life-cycle/next-due.ts';
import { sentBefore } from '../shared/life-cycle/sent-before.ts';
import { type Citizen, findOwn, type Own } from './find-own.ts';
import { refuseUnlessAllowed } from './refuse-change.ts';
import type { ChangeableDeclarations } from './withdraw-declaration.ts';

export interface MessageAsked {
  id: string;
  content: MessageRequest;
  mark: { key: string; body: string };
  now: Date;
}

/**
 * Tells the officer "delayed" or "not coming": always possible while the case is open, never an edit (requirements A4).
 * What it means for the case is the officer's to say.
 * @throws RefusedError 404, or 409 when the case is closed; InvalidError for a new arrival that cannot be.
 */
export function sendMessage(
  declarations: ChangeableDeclarations,
  citizen: Citizen,
  { id, content, mark, now }: MessageAsked,
): Promise<Own> {
  return decideOnRecent(async (freshness) => {
    const own = await findOwn(declarations, citizen, { id, freshness });
    const { declaration: before } = own;
    if (sentBefore(before.messages, mark)) return own;
    refuseUnlessAllowed(before, 'message', now);
    checkMessage(content, now);
    const at = now.toISOString();
    const told: Declaration = {
      ...before,
      updatedAt: at,
      messages: [...before.messages, { ...mark, at, content }],
    };
    const after = { ...told, dueAt: nextDueAt(told) };
    const written = await declarations.write({ before, after, event: 'message' });
    return written.kind === 'written' ? { ...own, declaration: written.declaration } : undefined;
  });
}

function checkMessage(content: MessageRequest, now: Date): void {
  if (content.kind !== 'delayed') return;
  const code = arrivalProblem(new Date(content.newExpectedArrivalAt), now);
  if (code !== undefined) throw new InvalidError([{ path: ['newExpectedArrivalAt'], code }]);
}
