import * as z from 'zod/mini';
import { type EquipmentRequest, iccid, imei, officialNumber } from '../../../schemas/equipment.ts';
import {
  type EquipmentColumn,
  type EquipmentImportRow,
  equipmentColumns,
} from '../../../schemas/equipment-import.ts';
import type { MessageCode } from '../../../schemas/messages.ts';
import { communityCode } from '../../../schemas/region.ts';
import { line } from '../../../schemas/text.ts';

export interface EquipmentFault {
  column: EquipmentColumn;
  code: MessageCode;
}

const form = z.object({ community: communityCode, number: officialNumber, iccid, imei, model: line(60) });

/** A line of a list of equipment, read as people write it: every column that is wrong is named (requirements G3). */
export function readEquipmentRow(
  row: EquipmentImportRow,
): { community: string; request: EquipmentRequest } | { faults: EquipmentFault[] } {
  const read = form.safeParse({
    community: plainDigits(row.community),
    number: plainDigits(row.number),
    iccid: plainDigits(row.iccid),
    imei: plainDigits(row.imei),
    model: row.model,
  });
  if (read.data === undefined) return { faults: faultsOf(read.error.issues) };
  const { community, number, iccid: card, imei: serial, model } = read.data;
  return { community, request: { sim: { number, iccid: card }, device: { imei: serial, model } } };
}

/** Full-width digits, blanks and hyphens, and the apostrophe by which spreadsheets keep a number a text. */
export function plainDigits(cell: string): string {
  return cell.normalize('NFKC').replace(/[\s'’-]/g, '');
}

/** Every check of the form says what is wrong by a code of the catalogue. */
function faultsOf(issues: readonly z.core.$ZodIssue[]): EquipmentFault[] {
  return equipmentColumns.flatMap((column) =>
    issues
      .filter(({ path }) => path[0] === column)
      .slice(0, 1)
      .map(({ message }) => ({ column, code: message as MessageCode })),
  );
}
