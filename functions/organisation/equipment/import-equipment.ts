import type { Language } from '../../../schemas/codes.ts';
import type { Actor } from '../../../schemas/declaration.ts';
import { type EquipmentRequest } from '../../../schemas/equipment.ts';
import type {
  EquipmentColumn,
  EquipmentImportedRow,
  EquipmentImportRequest,
  EquipmentImportResult,
  EquipmentImportRow,
} from '../../../schemas/equipment-import.ts';
import { messages } from '../../../schemas/messages.ts';
import { isValidOn } from '../../../schemas/region.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { HeldBy, StoredEquipment } from '../../shared/equipment/stored-equipment.ts';
import { againWhenRaced } from '../../shared/life-cycle/again-when-raced.ts';
import { equippedWith } from './equipped-with.ts';
import type { IssueNeeds } from './issue-equipment.ts';
import { type EquipmentFault, plainDigits, readEquipmentRow } from './read-equipment-row.ts';

export interface ImportAsked {
  region: string;
  request: EquipmentImportRequest;
  by: Actor;
  mark: { key: string; body: string; at: string };
  language: Language;
}

/** So many lines are looked at or written at a time. */
const together = 10;

/**
 * Issues what a list says, line by line (requirements F1, G3): each line is done or named with what is wrong, and keeps no other from being done. Sent
 * again, what was done is unchanged. A dry run looks at everything and writes nothing.
 */
export async function importEquipment(needs: IssueNeeds, asked: ImportAsked): Promise<EquipmentImportResult> {
  const { rows, isDryRun } = asked.request;
  const repeated = repeatedLines(rows);
  const done: EquipmentImportedRow[] = [];
  for (let start = 0; start < rows.length; start += together) {
    const part = rows.slice(start, start + together);
    done.push(...(await Promise.all(part.map((row) => takeRow(needs, asked, { row, repeated })))));
  }
  return { isDryRun, rows: done };
}

async function takeRow(
  needs: IssueNeeds,
  asked: ImportAsked,
  { row, repeated }: { row: EquipmentImportRow; repeated: ReadonlyMap<number, EquipmentFault> },
): Promise<EquipmentImportedRow> {
  const { line } = row;
  const read = readEquipmentRow(row);
  const again = repeated.get(line);
  const faults = 'faults' in read ? read.faults : [];
  if (again !== undefined) faults.push(again);
  if ('faults' in read || faults.length > 0) return invalid(line, faults, asked.language);
  const { community, request } = read;
  const placed = await faultOfPlace(needs, asked, { community, request });
  if (placed !== undefined) return invalid(line, [placed], asked.language);
  return againWhenRaced(() => issueRow(needs, asked, { line, community, request }));
}

interface ReadRow {
  line: number;
  community: string;
  request: EquipmentRequest;
}

async function issueRow(
  needs: IssueNeeds,
  { by, mark, language, request: { isDryRun } }: ImportAsked,
  { line, community, request }: ReadRow,
): Promise<EquipmentImportedRow | undefined> {
  const before = await needs.find(community);
  const sent = before?.marks.find(({ key }) => key === mark.key);
  // A line is named, and no other kept back, also where its list is another one under a key that was used.
  if (sent !== undefined && sent.body !== mark.body)
    return invalid(line, [{ column: 'community', code: 'idempotency.reused' }], language);
  if (sent !== undefined || (before !== undefined && isAlready(before, request))) {
    // Whoever did it may have ended before it was judged.
    if (!isDryRun) await needs.judge(community);
    return { line, outcome: 'unchanged', community };
  }
  const next = equippedWith(before, { community, request, by, mark }, await needs.keyOf());
  const taken = isDryRun ? await takenBy(needs, community, request) : await needs.keep(next, before);
  if (taken === undefined) return undefined;
  if (taken.length > 0) return invalid(line, taken.map(faultOfTaken), language);
  if (!isDryRun) await needs.judge(community);
  const isNew = before === undefined || before.state === 'returned';
  return { line, outcome: isNew ? 'issued' : 'replaced', community };
}

async function faultOfPlace(
  needs: IssueNeeds,
  { region, mark }: ImportAsked,
  { community, request }: { community: string; request: EquipmentRequest },
): Promise<EquipmentFault | undefined> {
  if (!community.startsWith(region)) return { column: 'community', code: 'outside-jurisdiction' };
  const validity = await needs.communities.find(community);
  if (validity === undefined) return { column: 'community', code: 'community.unknown' };
  if (!isValidOn(validity, shanghaiDate(new Date(mark.at))))
    return { column: 'community', code: 'community.closed' };
  return needs.isDedicated(request.sim.number)
    ? undefined
    : { column: 'number', code: 'equipment.number-range' };
}

function isAlready({ state, sim, device }: StoredEquipment, wanted: EquipmentRequest): boolean {
  return (
    state !== 'returned' &&
    sim.number === wanted.sim.number &&
    sim.iccid === wanted.sim.iccid &&
    device.imei === wanted.device.imei &&
    device.model === wanted.device.model
  );
}

async function takenBy(
  { holder }: Pick<IssueNeeds, 'holder'>,
  community: string,
  { sim: { number, iccid }, device: { imei } }: EquipmentRequest,
): Promise<HeldBy[]> {
  const held = await Promise.all(
    Object.entries({ number, iccid, imei }).map(async ([what, value]) => {
      const by = await holder(what as HeldBy, value);
      return by === undefined || by === community ? [] : [what as HeldBy];
    }),
  );
  return held.flat();
}

function faultOfTaken(what: HeldBy): EquipmentFault {
  return { column: what, code: `equipment.${what}-taken` };
}

function invalid(line: number, faults: readonly EquipmentFault[], language: Language): EquipmentImportedRow {
  const errors = faults.map(({ column, code }) => ({ column, code, message: messages[code][language] }));
  return { line, outcome: 'invalid', errors };
}

const unique: readonly EquipmentColumn[] = ['community', 'number', 'iccid', 'imei'];

/** Lines that say again what an earlier one says, where that may be said once. */
function repeatedLines(rows: readonly EquipmentImportRow[]): Map<number, EquipmentFault> {
  const repeated = new Map<number, EquipmentFault>();
  for (const column of unique) {
    const seen = new Set<string>();
    for (const row of rows) {
      const cell = plainDigits(row[column]);
      if (seen.has(cell)) repeated.set(row.line, { column, code: 'equipment.repeated' });
      seen.add(cell);
    }
  }
  return repeated;
}
