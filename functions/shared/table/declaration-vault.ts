import { type Declaration, declaration } from '../../../schemas/declaration.ts';
import { occurrencesOf } from '../life-cycle/occurrences-of.ts';
import { type PersonIndex, packPersonIndex, personIndexOf, personKeysOf } from '../people/person-index.ts';
import { phoneIndexOf } from '../privacy/blind-index.ts';
import { open, seal } from '../privacy/envelope.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { retentionDateAt, retentionDateOf } from '../privacy/retention.ts';
import { occurrenceAttributes } from './counted-attributes.ts';
import {
  at,
  type DeclarationFacts,
  originOf,
  parseFacts,
  readFacts,
  writeFacts,
} from './declaration-record.ts';
import { readEntries, writeEntries } from './entries-codec.ts';
import { readPersonal, writePersonal } from './personal-codec.ts';
import { summaryOf } from './row-summary.ts';
import { phoneIndex, timeToLive } from './shape.ts';
import { type Attributes, bytes, bytesOf, numberOf, text, textOf } from './values.ts';

/** Blind index of the declarant's phone, where the indexed one is the traveller's. */
const declarantIndex = 'dp';

/** What sealing needs: the keys, and for how many days after its end a case is kept (requirements K1). */
export interface Vault {
  ring: KeyRing;
  retentionDays: number;
}

/** All attributes of a declaration but its key. */
export async function sealDeclaration(vault: Vault, filed: Declaration): Promise<Attributes> {
  const [clear, sealed] = await Promise.all([clearAttributes(vault, filed), sealedAttributes(vault, filed)]);
  return { ...clear, ...sealed };
}

/** What says nothing personal: the facts, and the blind index of the phone. */
export async function clearAttributes(
  { ring, retentionDays }: Vault,
  filed: Declaration,
): Promise<Attributes> {
  const { blind, people } = await ring.season();
  const occurrences = occurrencesOf(filed);
  return {
    ...occurrenceAttributes(occurrences, originOf(filed)),
    ...writeFacts({ ...filed, occurrences }, summaryOf(filed), retentionDateOf(filed, retentionDays)),
    [phoneIndex.partitionKey]: text(phoneIndexOf(blind, contactPhoneOf(filed))),
    [at.person]: bytes(packPersonIndex(indexOf(people, filed))),
    ...(filed.forAnotherAdult && {
      [declarantIndex]: text(phoneIndexOf(blind, filed.personal.declarant.phone)),
    }),
  };
}

function indexOf(people: Uint8Array, { personal: { document, name, phone } }: Declaration): PersonIndex {
  return personIndexOf(personKeysOf(people), { document: document.number, name, phone });
}

/** The personal part and the entries, each sealed with the key of the retention day. */
export async function sealedAttributes(
  { ring, retentionDays }: Vault,
  filed: Declaration,
): Promise<Attributes> {
  const key = await ring.dayToWrite(retentionDateOf(filed, retentionDays));
  const entries = writeEntries(filed);
  return {
    [at.personal]: bytes(seal(key, writePersonal(filed.personal), `${filed.id}/personal`)),
    ...(entries && { [at.entries]: bytes(seal(key, entries, `${filed.id}/entries`)) }),
  };
}

/** Whose phone finds the declaration: another adult's is their own, else that of who declared (requirements A6, A8). */
function contactPhoneOf({ forAnotherAdult, personal }: Declaration): string {
  return forAnotherAdult ? personal.phone : personal.declarant.phone;
}

/** Undefined when the key of its retention day was destroyed: then it is gone (design.md §3, deletion). */
export async function openDeclaration({ ring }: Vault, stored: Attributes): Promise<Declaration | undefined> {
  const key = await ring.dayToRead(retentionDateAt(numberOf(stored, timeToLive) ?? 0));
  if (key === undefined) return undefined;
  const facts = readFacts(stored);
  const id = String(facts['id']);
  const openPart = (name: string, part: Uint8Array) => open(key, part, `${id}/${name}`);
  const entries = bytesOf(stored, at.entries);
  return declaration.parse({
    ...facts,
    ...readEntries(entries && openPart('entries', entries)),
    personal: readPersonal(openPart('personal', bytesOf(stored, at.personal) ?? Buffer.of()).toString()),
  });
}

/** A declaration as it is stored: whose it is can be told before what is sealed in it is opened. */
export interface Envelope {
  facts: DeclarationFacts;
  /** Blind indexes: of the phone that finds it, and of the phone of who declared. */
  contactIndex: string;
  declarantIndex: string;
  /** The day whose key seals it: at its end it is gone. */
  retentionDate: string;
  /** Undefined when the key of its retention day was destroyed. */
  open(): Promise<Declaration | undefined>;
}

export function envelopeOf(vault: Vault, stored: Attributes): Envelope {
  const contactIndex = textOf(stored, phoneIndex.partitionKey) ?? '';
  return {
    facts: parseFacts(stored),
    contactIndex,
    declarantIndex: textOf(stored, declarantIndex) ?? contactIndex,
    retentionDate: retentionDateAt(numberOf(stored, timeToLive) ?? 0),
    open: () => openDeclaration(vault, stored),
  };
}
