import * as z from 'zod/mini';
import { direction } from '../../../schemas/codes.ts';
import { declarationId } from '../../../schemas/declaration.ts';
import { maskName } from '../../../schemas/masking.ts';
import { citizenState, type Receipt, receipt } from '../../../schemas/receipt.ts';
import { stored } from '../device/stored.ts';

/**
 * A declaration that this phone manages: its secret, and the last receipt seen, so that it can be shown without a
 * network. The document number is not kept: a lost phone shall not tell it.
 */
const keptReceipt = z.object({
  id: declarationId,
  secret: z.string(),
  submittedAt: z.string(),
  name: z.string(),
  expectedArrivalAt: z.string(),
  communityPath: z.string(),
  direction,
  leadDays: z.int(),
  shortNotice: z.boolean(),
  seenAt: z.string(),
  seen: z.optional(
    z.object({
      ...z.pick(receipt, {
        state: true,
        version: true,
        editsLeft: true,
        editable: true,
        withdrawable: true,
        handOutAt: true,
        arrivedAt: true,
        measures: true,
        tests: true,
        messages: true,
      }).shape,
      state: citizenState,
      officerPhone: z.optional(z.string()),
    }),
  ),
});
export type KeptReceipt = z.infer<typeof keptReceipt>;

const kept = stored('receipts', z.array(keptReceipt));
const mostKept = 50;

export function keptReceipts(): KeptReceipt[] {
  return kept.read() ?? [];
}

export function findKept(id: string): KeptReceipt | undefined {
  return keptReceipts().find((each) => each.id === id);
}

/** Keeps receipts, the newest first; one that was kept before is replaced. */
export function keep(receipts: KeptReceipt[]): void {
  const ids = new Set(receipts.map(({ id }) => id));
  kept.write([...receipts, ...keptReceipts().filter(({ id }) => !ids.has(id))].slice(0, mostKept));
}

export function forget(id: string): void {
  kept.write(keptReceipts().filter((each) => each.id !== id));
}

/** What is shown of a receipt, and kept of it. */
export function keptFrom(fresh: Receipt, secret: string, now: Date): KeptReceipt {
  const { traveller, trip, community } = fresh;
  return {
    id: fresh.id,
    secret,
    submittedAt: fresh.submittedAt,
    name: traveller.name,
    expectedArrivalAt: trip.expectedArrivalAt,
    communityPath: community.path,
    direction: trip.direction,
    leadDays: fresh.leadDays,
    shortNotice: fresh.shortNotice,
    seenAt: now.toISOString(),
    seen: {
      state: fresh.state,
      version: fresh.version,
      editsLeft: fresh.editsLeft,
      editable: fresh.editable,
      withdrawable: fresh.withdrawable,
      handOutAt: fresh.handOutAt,
      arrivedAt: fresh.arrivedAt,
      measures: fresh.measures,
      tests: fresh.tests,
      messages: fresh.messages,
      officerPhone: community.officerPhone,
    },
  };
}

/** A name as lists on a shared phone show it. */
export function listName({ name }: KeptReceipt): string {
  return maskName(name);
}
