import type { Declaration } from '../../schemas/declaration.ts';
import { notFound, RefusedError } from '../shared/errors.ts';
import type { Freshness } from '../shared/life-cycle/decide-on-recent.ts';
import { isSameText } from '../shared/same-text.ts';

/** Who asks: a device by the hash of its receipt secret, or whoever proved to hold a phone, by the phone's blind index. */
export type Citizen = { kind: 'device'; receiptHash: string } | { kind: 'phone'; phoneIndex: string };

/** A declaration that says whose it is before it is opened. */
export interface ClosedDeclaration {
  facts: Pick<Declaration, 'receiptHash' | 'forAnotherAdult' | 'takenOver'>;
  /** Blind indexes: of the phone that finds it, and of the phone of who declared. */
  contactIndex: string;
  declarantIndex: string;
  open(): Promise<Declaration | undefined>;
}

export interface OwnDeclarations {
  /** As the last write left it, unless a recent state is asked for. */
  find(id: string, freshness?: Freshness): Promise<ClosedDeclaration | undefined>;
}

/** A declaration, and how it concerns who asks. */
export interface Own {
  declaration: Declaration;
  /** The traveller asks, or who answers for them; another adult's tests and measures are not for the filer (requirements A6). */
  full: boolean;
}

/**
 * The declaration, if it is theirs: by the device that holds its secret, the phone that finds it, or the phone of who
 * declared until the traveller took over. It is opened only then: a stranger's id costs what an unknown one costs.
 * @throws RefusedError `not-found`, alike for an unknown id and for somebody else's (invariant 7).
 */
export async function findOwn(
  declarations: OwnDeclarations,
  citizen: Citizen,
  { id, freshness }: { id: string; freshness?: Freshness },
): Promise<Own> {
  const found = await declarations.find(id, freshness);
  const own = found && (await openOwn(found, citizen));
  if (own === undefined) throw notFound();
  return own;
}

/** Opens a declaration for whose it is; undefined for everybody else, and when it is gone. */
export async function openOwn(found: ClosedDeclaration, citizen: Citizen): Promise<Own | undefined> {
  const { forAnotherAdult, takenOver, receiptHash } = found.facts;
  const isTravellers = !forAnotherAdult || takenOver;
  const isContact = citizen.kind === 'phone' && citizen.phoneIndex === found.contactIndex;
  const isFiler =
    citizen.kind === 'device'
      ? isSameText(citizen.receiptHash, receiptHash)
      : citizen.phoneIndex === found.declarantIndex && !takenOver;
  if (!isContact && !isFiler) return undefined;
  const declaration = await found.open();
  return declaration && { declaration, full: isContact || isTravellers };
}

/** @throws RefusedError 401 when who asks has no session: only a phone's holder may do this. */
export function phoneOf(citizen: Citizen): string {
  if (citizen.kind === 'phone') return citizen.phoneIndex;
  throw new RefusedError('session-required', 401);
}
