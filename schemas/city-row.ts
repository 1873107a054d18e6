import * as z from 'zod/mini';
import { cityDeclarationStates, cityField } from './city-field.ts';
import { cityOutcome } from './city-import.ts';
import { declarationId } from './declaration.ts';
import { declarationRequest } from './declaration-request.ts';
import { type RowRejectionCode, rowRejections } from './feed-outcome.ts';
import { feedRunId } from './feed-run.ts';
import { type MessageCode, messages } from './messages.ts';
import { cityCode } from './region.ts';
import { instant, line } from './text.ts';

/** A row of a city’s own system once its mapping has read it: what was declared, and what the city calls it. */
export const cityRow = z.strictObject({
  line: z.int(),
  reference: line(64),
  state: z.enum(cityDeclarationStates),
  submittedAt: instant,
  updatedAt: instant,
  form: declarationRequest,
});
export type CityRow = z.infer<typeof cityRow>;

/** A part of a file, as it is handed to whoever files it. */
export const cityPart = z.strictObject({
  id: feedRunId,
  city: cityCode,
  mapping: z.int(),
  part: z.int(),
  isDryRun: z.boolean(),
});
export type CityPart = z.infer<typeof cityPart>;

const reasons = [...Object.keys(rowRejections), ...Object.keys(messages)] as [
  CityRowReason,
  ...CityRowReason[],
];
export type CityRowReason = RowRejectionCode | MessageCode;

/** What came of a row. */
export const cityRowOutcome = z.strictObject({
  line: z.int(),
  outcome: cityOutcome,
  field: z.optional(cityField),
  reason: z.optional(z.enum(reasons)),
  declaration: z.optional(declarationId),
});
export type CityRowOutcome = z.infer<typeof cityRowOutcome>;

/** Why a row was rejected, in words. */
export function wordsOfReason(reason: CityRowReason): { zh: string; en: string } {
  return reason in rowRejections
    ? rowRejections[reason as RowRejectionCode]
    : messages[reason as MessageCode];
}
