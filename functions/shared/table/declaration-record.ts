import * as z from 'zod/mini';
import { channel, language } from '../../../schemas/codes.ts';
import { type Declaration, type Dispatch, declaration } from '../../../schemas/declaration.ts';
import { isClosed } from '../../../schemas/life-cycle.ts';
import type { Occurrence } from '../../../schemas/occurrence.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { lastDayOf } from '../counting/last-day.ts';
import { expiryOf } from '../privacy/retention.ts';
import { closedOrder, declarationIdOf, openOrder, readOrder, townshipOf } from './keys.ts';
import { type Origin, readOccurrences } from './occurrences-codec.ts';
import { type RowSummary, readSummary, writeSummary } from './row-summary.ts';
import { declarationKind, kind, placeIndex, timeToLive } from './shape.ts';
import {
  type Attributes,
  bytes,
  bytesOf,
  instantNumber,
  instantOf,
  number,
  numberOf,
  text,
  textOf,
  textSet,
  textsOf,
} from './values.ts';

/** A declaration without what is sealed: for those who have no key and need none. */
export const declarationFacts = z.omit(declaration, {
  personal: true,
  verifications: true,
  transfers: true,
  messages: true,
  changes: true,
  settlements: true,
});
export type DeclarationFacts = z.infer<typeof declarationFacts>;

/** Names are short because each item pays for them (design.md §3). Conditions use them: `at` is what they call it. */
export const at = {
  state: 'st',
  version: 'v',
  edits: 'ed',
  expectedArrivalAt: 'ea',
  place: 'pl',
  destination: 'de',
  dispatches: 'di',
  claims: 'cl',
  claimOf: 'co',
  leadDays: 'ld',
  summary: 'w',
  personal: 'b',
  entries: 'e',
  occurrences: 'oc',
  edited: 'oe',
  mark: 'mk',
  holder: 'ho',
  person: 'ak',
} as const;

/**
 * The attributes of a declaration that are not sealed. What follows from another one is left out: the destination while it
 * is the place, the update while there was none, the party of one.
 */
export function writeFacts(
  facts: DeclarationFacts & { occurrences: readonly Occurrence[] },
  summary: RowSummary,
  retentionDate: string,
): Attributes {
  return {
    [kind]: text(declarationKind),
    [at.state]: text(facts.state),
    [at.version]: number(facts.version),
    [at.edits]: number(facts.edits),
    [at.expectedArrivalAt]: instantNumber(facts.expectedArrivalAt),
    [at.place]: text(facts.place),
    [at.summary]: text(writeSummary(summary)),
    [timeToLive]: number(expiryOf(retentionDate)),
    [at.leadDays]: number(facts.leadDays),
    rh: bytes(Buffer.from(facts.receiptHash, 'base64url')),
    in: text([facts.channel, facts.language, facts.poster ?? '', facts.privacyNotice].join('|')),
    ...indexKeys(facts),
    ...(facts.destination !== facts.place && { [at.destination]: text(facts.destination) }),
    ...(facts.dispatches !== undefined && { [at.dispatches]: text(writeDispatches(facts.dispatches)) }),
    ...(facts.updatedAt !== facts.submittedAt && { up: instantNumber(facts.updatedAt) }),
    ...(facts.waitingAt !== undefined && { wa: text(facts.waitingAt) }),
    ...(facts.refusedBy !== undefined && { rb: text(facts.refusedBy) }),
    ...(facts.claimOf !== undefined && { [at.claimOf]: text(facts.claimOf) }),
    ...(facts.claims.length > 0 && { [at.claims]: textSet(facts.claims.toSorted()) }),
    ...(facts.party.length > 1 && { pt: bytes(partyBytes(facts)) }),
  };
}

/** Where a declaration stands in the index of places; what does not count stands in no list (requirements A7). */
function indexKeys(facts: Parameters<typeof writeFacts>[0]): Attributes {
  const order = orderOf(facts);
  if (order === undefined) return {};
  return { [placeIndex.partitionKey]: text(townshipOf(facts.place)), [placeIndex.sortKey]: text(order) };
}

function orderOf(facts: Parameters<typeof writeFacts>[0]): string | undefined {
  const { state, place, dueAt, id } = facts;
  if (state === 'claimed' || state === 'superseded') return undefined;
  if (isClosed(state)) return closedOrder(place, lastDayOf(facts), id);
  return dueAt === undefined ? undefined : openOrder(place, dueAt, id);
}

/** Of about 20 bytes each, and hardly ever more than one. */
export function writeDispatches(dispatches: readonly Dispatch[]): string {
  return dispatches.map((one) => `${Date.parse(one.at).toString(36)}@${one.from}`).join(',');
}

function readDispatches(attributes: Attributes): Dispatch[] {
  const written = textOf(attributes, at.dispatches)?.split(',') ?? [];
  return written.map((one) => {
    const [taken = '', from = ''] = one.split('@');
    return { at: new Date(Number.parseInt(taken, 36)).toISOString(), from };
  });
}

const idBytes = 16;

function partyBytes({ party }: DeclarationFacts): Uint8Array {
  return Buffer.concat(party.map((id) => Buffer.from(id, 'base64url')));
}

/** What writeFacts wrote, in the shape of the schema; the caller parses it. */
export function readFacts(attributes: Attributes): Record<string, unknown> {
  const id = declarationIdOf(textOf(attributes, 'pk') ?? '');
  const { origin, maskedName, riskLevel, measure, ...summary } = readSummary(
    textOf(attributes, at.summary) ?? '',
  );
  const place = textOf(attributes, at.place);
  const order = textOf(attributes, placeIndex.sortKey);
  const optional = {
    dueAt: order === undefined ? undefined : readOrder('', order).dueAt,
    waitingAt: textOf(attributes, 'wa'),
    refusedBy: textOf(attributes, 'rb'),
    claimOf: textOf(attributes, at.claimOf),
    dispatches: textOf(attributes, at.dispatches) && readDispatches(attributes),
  };
  return {
    id,
    ...summary,
    ...intakeOf(textOf(attributes, 'in') ?? ''),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    version: numberOf(attributes, at.version),
    state: textOf(attributes, at.state),
    updatedAt: instantOf(attributes, 'up') ?? summary.submittedAt,
    leadDays: numberOf(attributes, at.leadDays),
    origin: originNamed(origin),
    destination: textOf(attributes, at.destination) ?? place,
    place,
    edits: numberOf(attributes, at.edits),
    claims: textsOf(attributes, at.claims),
    party: partyOf(id, bytesOf(attributes, 'pt')),
    receiptHash: Buffer.from(bytesOf(attributes, 'rh') ?? []).toString('base64url'),
  };
}

/** Where a journey starts, by what a summary calls it. */
export function originNamed(origin: string): Declaration['origin'] {
  return /^\d/.test(origin) ? { regionCode: origin } : { country: origin };
}

function intakeOf(
  written: string,
): Pick<Declaration, 'channel' | 'language' | 'privacyNotice'> & { poster?: string } {
  const [opened, tongue, poster, ...notice] = written.split('|');
  return {
    channel: channel.parse(opened),
    language: language.parse(tongue),
    privacyNotice: notice.join('|'),
    ...(poster && { poster }),
  };
}

function partyOf(id: string, written: Uint8Array | undefined): Declaration['party'] {
  if (written === undefined) return [id];
  const ids = Buffer.from(written);
  return Array.from({ length: ids.length / idBytes }, (_, n) =>
    ids.toString('base64url', n * idBytes, (n + 1) * idBytes),
  );
}

/** What the occurrences of a record count from. */
export function originOf({
  submittedAt,
  destination,
}: Pick<DeclarationFacts, 'submittedAt' | 'destination'>): Origin {
  return { submittedDate: shanghaiDate(new Date(submittedAt)), destination };
}

/** What statistics count of a record whose facts were read. @throws ZodError when it says something else. */
export function parseOccurrences(attributes: Attributes, facts: DeclarationFacts): Occurrence[] {
  const origin = originOf(facts);
  const read = (name: string) => readOccurrences(textOf(attributes, name) ?? '', origin);
  return [...read(at.occurrences), ...read(at.edited)];
}

/** Reads a record without opening what is sealed in it. @throws ZodError when it is no declaration. */
export function parseFacts(attributes: Attributes): DeclarationFacts {
  return declarationFacts.parse(readFacts(attributes));
}
