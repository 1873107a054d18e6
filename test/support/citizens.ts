import { type EditAsked, editDeclaration } from '../../functions/declare/edit-declaration.ts';
import type { Citizen, Own } from '../../functions/declare/find-own.ts';
import { type MessageAsked, sendMessage } from '../../functions/declare/send-message.ts';
import { type Submission, type SubmissionNeeds, submitParty } from '../../functions/declare/submit-party.ts';
import { type TakeOverAsked, takeOver } from '../../functions/declare/take-over.ts';
import {
  type CitizenChange,
  type WithdrawalAsked,
  withdrawDeclaration,
} from '../../functions/declare/withdraw-declaration.ts';
import type { Freshness } from '../../functions/shared/life-cycle/decide-on-recent.ts';
import { phoneIndexOf } from '../../functions/shared/privacy/blind-index.ts';
import { writeChange } from '../../functions/shared/table/change-store.ts';
import { type DeclarationSources, findEnvelope } from '../../functions/shared/table/declaration-store.ts';
import { findSlots, firstSlots } from '../../functions/shared/table/filing-slots.ts';
import { storeFiling } from '../../functions/shared/table/filing-store.ts';
import { findRegion } from '../../functions/shared/table/region-store.ts';
import type { Declared } from '../../schemas/receipt.ts';
import { hashOfSecret } from './builders.ts';

/** The rules of what citizens do, on the stores that the functions give them. */
export interface Citizens {
  submit(submission: Submission, now: Date): Promise<Declared>;
  edit(asked: EditAsked, citizen?: Citizen): Promise<Own>;
  withdraw(asked: WithdrawalAsked, citizen?: Citizen): Promise<Own>;
  tell(asked: MessageAsked, citizen?: Citizen): Promise<Own>;
  takeOver(asked: TakeOverAsked, citizen: Citizen): Promise<Own>;
  phoneIndexOf(phone: string): Promise<string>;
}

/** The device that holds the receipt secret of the builders. */
export const device: Citizen = { kind: 'device', receiptHash: hashOfSecret() };

export function citizensOf(sources: DeclarationSources): Citizens {
  const regions = { find: (code: string) => findRegion(sources, code) };
  const indexOf = async (phone: string) => phoneIndexOf((await sources.ring.season()).blind, phone);
  const declarations = {
    find: (id: string, freshness?: Freshness) => findEnvelope(sources, id, freshness),
    indexOf,
    write: (change: CitizenChange) => writeChange(sources, { ...change, by: 'citizen' }),
  };
  const submission: SubmissionNeeds = {
    regions,
    filings: {
      identify: (party) => firstSlots(sources, party),
      look: (party) => findSlots(sources, party),
      store: (filing) => storeFiling(sources, filing),
    },
    limit: { admit: () => Promise.resolve() },
  };
  return {
    submit: (asked, now) => submitParty(submission, asked, now),
    edit: (asked, citizen = device) => editDeclaration({ declarations, regions }, citizen, asked),
    withdraw: (asked, citizen = device) => withdrawDeclaration(declarations, citizen, asked),
    tell: (asked, citizen = device) => sendMessage(declarations, citizen, asked),
    takeOver: (asked, citizen) => takeOver(declarations, citizen, asked),
    phoneIndexOf: indexOf,
  };
}
