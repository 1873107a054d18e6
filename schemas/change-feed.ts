import * as z from 'zod/mini';
import {
  change,
  declaration,
  declarationId,
  message,
  settlement,
  transfer,
  verification,
} from './declaration.ts';
import { messageOf } from './message-of.ts';
import { personalPart } from './personal-part.ts';
import { readerStanding } from './reader-standing.ts';
import { cityCode } from './region.ts';
import { day, instant } from './text.ts';

/** So many declarations are told at a time. */
export const mostTold = 100;
/** For how long it is known what changed; a system that reads nothing for longer has to list everything again. */
export const keptChangeDays = 30;
/** A day before that it counts as forgotten, because clocks differ. */
export const knownChangeMs = (keptChangeDays - 1) * 86_400_000;
const cursor = z.string().check(z.maxLength(600, messageOf('cursor.invalid')));

/** `GET /v1/city-systems/{city}/changes` */
export const changesQuery = z.strictObject({
  after: z.optional(
    cursor.check(
      z.meta({
        description:
          '`next` of the page before. Without it, everything: all declarations of the city as they stand, then what changed since. That replaces what the system holds: what was not told by the page without `more` is to be deleted',
      }),
    ),
  ),
});
export type ChangesQuery = z.infer<typeof changesQuery>;

const unmarked = { key: true, body: true } as const;
const unmarkedAnswer = { answerKey: true, answerBody: true } as const;
const source = z.object({ city: cityCode, reference: z.string(), submittedAt: instant });

/** A declaration as systems are told of it: whole, without what recognises retries and receipts. */
export const toldDeclaration = z.object({
  ...z.omit(declaration, { receiptHash: true }).shape,
  personal: z.object({
    ...personalPart.shape,
    source: z.optional(
      source.check(
        z.meta({ description: 'What the city’s own system calls it, where it came from that of this city' }),
      ),
    ),
  }),
  verifications: z.array(z.omit(verification, unmarked)),
  transfers: z.array(z.omit(transfer, { ...unmarked, ...unmarkedAnswer })),
  messages: z.array(z.omit(message, unmarked)),
  changes: z.array(z.omit(change, unmarked)),
  settlements: z.array(z.omit(settlement, unmarked)),
});
export type ToldDeclaration = z.infer<typeof toldDeclaration>;

/** What became of one declaration: how it stands now, or that the city has it no more. */
export const toldChange = z.object({
  id: declarationId,
  gone: z.optional(
    z.literal(true).check(
      z.meta({
        description:
          'It is to be deleted: another city answers for it, it was filed twice, or its retention has ended',
      }),
    ),
  ),
  declaration: z.optional(toldDeclaration),
  deleteAfter: z.optional(
    day.check(
      z.meta({
        description:
          'Stands beside `declaration`: its retention ends with this day in Shanghai, and within 24 hours whoever holds it deletes it, told or not; a later change may move the day',
      }),
    ),
  ),
});
export type ToldChange = z.infer<typeof toldChange>;

/** What changed since a position: each declaration once, as it stands now. Told again, and in another order, it comes to the same. */
export const changePage = z.object({
  changes: z.array(toldChange),
  next: z.string().check(z.meta({ description: 'Opaque: to go on with, and to acknowledge' })),
  more: z.boolean().check(z.meta({ description: 'There is more to read at once' })),
});
export type ChangePage = z.infer<typeof changePage>;

const count = z.int().check(z.minimum(0, messageOf('type')), z.maximum(100_000_000, messageOf('type')));

/** `PUT /v1/city-systems/{city}/changes/acknowledgement`: up to where a system has taken what changed. */
export const acknowledgementRequest = z.strictObject({
  cursor,
  declarations: count.check(
    z.meta({ description: 'How many declarations of the city the system holds now' }),
  ),
});
export type AcknowledgementRequest = z.infer<typeof acknowledgementRequest>;

/** The answer to an acknowledgement. */
export const acknowledgement = z.object({ city: cityCode, standing: readerStanding });
export type Acknowledgement = z.infer<typeof acknowledgement>;
