import * as z from 'zod/mini';
import { communityCode } from './region.ts';
import { listOf } from './text.ts';

/** Lines of one import at most: more than the communities of the largest county. */
export const mostEquipmentRows = 1_000;

export const equipmentColumns = ['community', 'number', 'iccid', 'imei', 'model'] as const;
export type EquipmentColumn = (typeof equipmentColumns)[number];

const cell = z.string().check(z.maxLength(200));

/** A line as it stands in the file: texts, read by the rules of the registry on the other side. */
export const equipmentImportRow = z.strictObject({
  line: z.int().check(z.positive(), z.meta({ description: 'Where it stands in the file, from 1' })),
  community: cell,
  number: cell,
  iccid: cell,
  imei: cell,
  model: cell,
});
export type EquipmentImportRow = z.infer<typeof equipmentImportRow>;

/** `POST /v1/equipment/{region}/imports`: tried, or done; lines that are wrong are named and keep no other from being done. */
export const equipmentImportRequest = z.strictObject({
  rows: listOf(equipmentImportRow, 1, mostEquipmentRows),
  isDryRun: z.boolean(),
});
export type EquipmentImportRequest = z.infer<typeof equipmentImportRequest>;

export const equipmentImportOutcome = z.enum(['issued', 'replaced', 'unchanged', 'invalid']);
export type EquipmentImportOutcome = z.infer<typeof equipmentImportOutcome>;

const importedRow = z.object({
  line: z.int(),
  outcome: equipmentImportOutcome,
  community: z.optional(communityCode),
  errors: z.optional(
    z.array(z.object({ column: z.enum(equipmentColumns), code: z.string(), message: z.string() })),
  ),
});
export type EquipmentImportedRow = z.infer<typeof importedRow>;

export const equipmentImportResult = z.object({ isDryRun: z.boolean(), rows: z.array(importedRow) });
export type EquipmentImportResult = z.infer<typeof equipmentImportResult>;
