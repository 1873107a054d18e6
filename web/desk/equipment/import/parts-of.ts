import type { EquipmentColumn, EquipmentImportRow } from '../../../../schemas/equipment-import.ts';

export interface Repeated {
  row: EquipmentImportRow;
  columns: EquipmentColumn[];
}

/** A list as it is sent: in parts, and without the lines that say again what an earlier one says. */
export interface Parts {
  parts: EquipmentImportRow[][];
  repeated: Repeated[];
}

/** The registry takes 1,000; of fewer it is seen how they go, and the answer comes well within the time that a request has. */
const linesAPart = 200;

const unique = ['community', 'number', 'iccid', 'imei'] as const;

/** The registry knows what is repeated in one part only; over all of them it is found here. */
export function partsOf(rows: readonly EquipmentImportRow[], most = linesAPart): Parts {
  const seen = { community: new Set(), number: new Set(), iccid: new Set(), imei: new Set() };
  const repeated: Repeated[] = [];
  const sent: EquipmentImportRow[] = [];
  for (const row of rows) {
    const cells = unique.map((column) => [column, row[column].replace(/\s/g, '')] as const);
    // What is missing is no repetition.
    const columns = cells
      .filter(([column, cell]) => cell !== '' && seen[column].has(cell))
      .map(([column]) => column);
    for (const [column, cell] of cells) seen[column].add(cell);
    if (columns.length > 0) repeated.push({ row, columns });
    else sent.push(row);
  }
  const count = Math.ceil(sent.length / most);
  return {
    parts: Array.from({ length: count }, (_, index) => sent.slice(index * most, (index + 1) * most)),
    repeated,
  };
}
