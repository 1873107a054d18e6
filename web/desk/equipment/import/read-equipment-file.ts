import { type EquipmentColumn, equipmentColumns } from '../../../../schemas/equipment-import.ts';
import { type CsvForm, type ReadCsv, readCsv } from '../../csv/read-csv.ts';

export const equipmentFile: CsvForm<EquipmentColumn> = {
  columns: equipmentColumns,
  headings: new Map([
    ...equipmentColumns.map((column) => [column, column] as const),
    ['社区代码', 'community'],
    ['号码', 'number'],
    ['sim 卡号', 'iccid'],
    ['sim卡号', 'iccid'],
    ['型号', 'model'],
  ]),
  // A line for each community of the province.
  mostBytes: 8 * 1_024 * 1_024,
  mostRows: 60_000,
};

/** The lines of a list of equipment, or what is wrong with the file. */
export const readEquipmentFile = (bytes: Uint8Array): ReadCsv<EquipmentColumn> =>
  readCsv(bytes, equipmentFile);
