import * as z from 'zod/mini';
import { actor } from './declaration.ts';
import { isImei } from './imei.ts';
import { messageOf } from './message-of.ts';
import { communityCode, regionCode } from './region.ts';
import { instant, line } from './text.ts';

/** One SIM, one device, one officer (一卡一机一专管员, requirements F1): what a community has of the first two. */

/** The official number of a community, of the dedicated range; it is printed on receipts and posters. */
export const officialNumber = z
  .string(messageOf('required'))
  .check(z.regex(/^1\d{10}$/, messageOf('equipment.number')));

/** ITU-T E.118: 89 for telecommunications, 86 for China, 19 or 20 digits in all. */
export const iccid = z
  .string(messageOf('required'))
  .check(
    z.regex(/^8986\d{15,16}$/, messageOf('equipment.iccid')),
    z.meta({ description: 'Printed on the SIM: 19 or 20 digits that begin with 8986' }),
  );

export const imei = z
  .string(messageOf('required'))
  .check(
    z.refine(isImei, messageOf('equipment.imei')),
    z.meta({ description: '15 digits, the last of which checks the others (3GPP TS 23.003)' }),
  );

const sim = z.strictObject({ number: officialNumber, iccid });
const device = z.strictObject({ imei, model: line(60) });

/** `PUT /v1/equipment/{region}`: what a community is issued; another SIM or device takes over from the one before. */
export const equipmentRequest = z.strictObject({ sim, device, note: z.optional(line(200)) });
export type EquipmentRequest = z.infer<typeof equipmentRequest>;

const note = line(200);
const receipt = z.strictObject({ kind: z.literal('receipt') });
/** The device is away to be repaired; a loan takes its SIM meanwhile. */
const repair = z.strictObject({ kind: z.literal('repair'), loan: z.optional(imei), note: z.optional(note) });
const repaired = z.strictObject({ kind: z.literal('repaired'), note: z.optional(note) });
const loss = z.strictObject({ kind: z.literal('loss'), note });
/** Nobody has it any more: the SIM and the device are free for another community. */
const restitution = z.strictObject({ kind: z.literal('return'), note });

/** `POST /v1/equipment/{region}/steps` */
export const equipmentStepRequest = z.discriminatedUnion(
  'kind',
  [receipt, repair, repaired, loss, restitution],
  messageOf('choice'),
);
export type EquipmentStepRequest = z.infer<typeof equipmentStepRequest>;

export const equipmentState = z.enum(['issued', 'in-use', 'in-repair', 'lost', 'returned']);
export type EquipmentState = z.infer<typeof equipmentState>;

/** So long a loan counts: who has not got the device back by then says so anew. */
export const loanDays = 30;

const issue = z.object({
  kind: z.literal('issue'),
  ...equipmentRequest.shape,
});

/** A phone that is lent may be somebody’s own: in the history only what tells its model is left. */
const lent = z.object({
  kind: z.literal('repair'),
  loan: z.optional(z.string()),
  note: z.optional(z.string()),
});

/** What was done about the equipment of a community, the first first. */
export const equipmentStep = z.object({
  at: instant,
  by: actor,
  step: z.union([issue, receipt, lent, repaired, loss, restitution]),
});
export type EquipmentStep = z.infer<typeof equipmentStep>;

/** In which device the operator saw the SIM last (requirements F3). */
export const seenPair = z.object({
  at: instant,
  device: z.enum(['own', 'loan', 'other']),
  model: z.optional(
    z.string().check(
      z.meta({
        description:
          'Of another device: its type allocation code, the first 8 digits of its IMEI, which tell the model and nobody’s device',
      }),
    ),
  ),
});
export type SeenPair = z.infer<typeof seenPair>;

/** The equipment of a community with its history (requirements F1). */
export const equipment = z.object({
  community: communityCode,
  version: z.int(),
  state: equipmentState,
  sim: z.object({ ...sim.shape, since: instant }),
  device: z.object({ ...device.shape, since: instant }),
  loan: z.optional(z.object({ imei: z.string(), since: instant, until: instant })),
  steps: z
    .array(equipmentStep)
    .check(
      z.meta({ description: 'In the list of a township or a county only the last: ask for the community' }),
    ),
});
export type Equipment = z.infer<typeof equipment>;

const counted = {
  communities: z.int().check(z.nonnegative()),
  equipped: z
    .int()
    .check(z.nonnegative(), z.meta({ description: 'Of these, those that have a SIM and a device' })),
};

/** A community with what it has, or without anything. */
export const equipmentRow = z.object({
  community: communityCode,
  name: z.string(),
  equipment: z.optional(equipment),
  seen: z.optional(seenPair),
});
export type EquipmentRow = z.infer<typeof equipmentRow>;

/** `GET /v1/equipment/{region}`: by community in a county and below; above it, how many have theirs. */
export const equipmentList = z.object({
  region: regionCode,
  ...counted,
  rows: z.optional(z.array(equipmentRow)),
  children: z.optional(z.array(z.object({ code: regionCode, name: z.string(), ...counted }))),
});
export type EquipmentList = z.infer<typeof equipmentList>;
