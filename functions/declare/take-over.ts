import type { Declaration } from '../../schemas/declaration.ts';
import type { TakeOverRequest } from '../../schemas/receipt.ts';
import { notFound } from '../shared/errors.ts';
import { decideOnRecent } from '../shared/life-cycle/decide-on-recent.ts';
import { sentBefore } from '../shared/life-cycle/sent-before.ts';
import { type Citizen, findOwn, type Own, phoneOf } from './find-own.ts';
import type { ChangeableDeclarations } from './withdraw-declaration.ts';

export interface PhoneIndexes {
  /** The blind index of a phone. */
  indexOf(phone: string): Promise<string>;
}

export interface TakeOverAsked {
  id: string;
  content: TakeOverRequest;
  mark: { key: string; body: string };
  now: Date;
}

/**
 * The traveller, who proved to hold their phone, manages the declaration from now on, with a secret of their own device
 * (requirements A6). The secret that it was filed with no longer opens it.
 * @throws RefusedError 401 without a session, 404 when the phone is not the traveller's.
 */
export function takeOver(
  declarations: ChangeableDeclarations & PhoneIndexes,
  citizen: Citizen,
  { id, content, mark, now }: TakeOverAsked,
): Promise<Own> {
  const phoneIndex = phoneOf(citizen);
  return decideOnRecent(async (freshness) => {
    const own = await findOwn(declarations, citizen, { id, freshness });
    const { declaration: before } = own;
    if (phoneIndex !== (await declarations.indexOf(before.personal.phone))) throw notFound();
    if (sentBefore(before.changes, mark)) return own;
    const at = now.toISOString();
    const after: Declaration = {
      ...before,
      receiptHash: content.receiptHash,
      takenOver: before.forAnotherAdult,
      updatedAt: at,
      changes: [...before.changes, { ...mark, at, kind: 'take-over' }],
    };
    const written = await declarations.write({ before, after });
    return written.kind === 'written' ? { declaration: written.declaration, full: true } : undefined;
  });
}
