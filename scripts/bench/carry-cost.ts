import type { Counted } from '../../functions/shared/counting/counted.ts';
import { writeEntry } from '../../functions/shared/table/journal-codec.ts';
import { packTallies, visitTallies } from '../../functions/shared/table/tallies-codec.ts';
import { writeTallyRow } from '../../functions/shared/table/tally-row-store.ts';
import { addTallies, type RowTallies, rowsOf } from '../../functions/statistics/add-rows.ts';
import { mostGrown } from '../../functions/statistics/decide-carry.ts';
import { tellChange } from '../../functions/statistics/tell-change.ts';
import { firstContactDueAt } from '../../schemas/rounds.ts';
import { addDays, startOfDay } from '../../schemas/shanghai-day.ts';
import type { Tally } from '../../schemas/tally.ts';

/**
 * What a carry writes on a day of 100,000 declarations, from the real rules and the real rows. Simulated, because the rows of a
 * day are shared by all of its lives: two hundred of them would pay for rows that a thousand use. Assumed: the declarations are
 * spread evenly over the communities given, which stand for all 52,378; arrivals 3 to 12 days ahead; so many days were carried
 * before that the rows of coming days are as full as they get. Units are of 1 KB of the item written, and half a one for 4 KB read, as DynamoDB counts them.
 */
export interface CarryCost {
  writeUnits: number;
  readUnits: number;
  bytesAChange: number;
  carriesADay: number;
}

const declarationsADay = 100_000;
const communitiesOfAll = 52_378;
const daysBefore = 12;
const firstDay = '2026-01-01';
const leadDays = 10;

export function simulateCarry(communities: readonly string[]): CarryCost {
  const livesADay = Math.round((declarationsADay * communities.length) / communitiesOfAll);
  const held = new Map<string, readonly Tally[]>();
  let day: { writeUnits: number; readUnits: number } = { writeUnits: 0, readUnits: 0 };
  let changes: Uint8Array[] = [];
  for (let index = 0; index <= daysBefore; index += 1) {
    changes = changesOf(communities, { livesADay, date: addDays(firstDay, index) });
    // One carry of the whole day; so many a day cost so many times that, hardly less.
    day = carryInto(held, changes);
  }
  const entry = writeEntry(
    changes.slice(0, 4).map((tallies, n) => ({ seq: String(n), at: new Date(0).toISOString(), tallies })),
  );
  const bytesAChange = entry.length / 4;
  const carriesADay = Math.max(1, Math.ceil((bytesAChange * declarationsADay * 2.5) / mostGrown));
  return {
    writeUnits: (day.writeUnits / livesADay) * carriesADay,
    readUnits: (day.readUnits / livesADay) * carriesADay,
    bytesAChange,
    carriesADay,
  };
}

function carryInto(held: Map<string, readonly Tally[]>, changes: readonly Uint8Array[]) {
  let [writeUnits, readUnits] = [0, 0];
  const records = changes.map((tallies) => (visit: Parameters<typeof visitTallies>[1]) => {
    visitTallies(tallies, visit);
  });
  for (const row of [...rowsOf(records)].flat()) {
    const name = `${row.parent} ${row.day}`;
    const before = held.get(name);
    readUnits += before === undefined ? 0 : Math.ceil(sizeOf({ ...row, tallies: before }) / 4_096) / 2;
    const tallies = addTallies(before ?? [], row.tallies);
    held.set(name, tallies);
    writeUnits += Math.ceil(sizeOf({ ...row, tallies }) / 1_024);
  }
  return { writeUnits, readUnits };
}

/** Of an item as DynamoDB counts it: names and values; a number of few digits takes two bytes. */
function sizeOf(row: RowTallies): number {
  const { b: packed } = writeTallyRow({ ...row, carry: 1 });
  return `pkskT#${row.parent}${row.day}nb`.length + 2 + (packed?.B?.length ?? 0);
}

/** The changes of one day: each life is declared, half of them edited without effect on figures but one, and verified once. */
function changesOf(
  communities: readonly string[],
  { livesADay, date }: { livesADay: number; date: string },
): Uint8Array[] {
  return Array.from({ length: livesADay }, (_, n) => {
    const place = communities[(n * 7_919 + Number(date.slice(8))) % communities.length] ?? '';
    const declared = aLife(place, { n, date });
    const edited =
      n % 2 === 0 ? { ...declared, occurrences: [{ kind: 'edited' as const, date, place }] } : declared;
    const verified: Counted = {
      ...edited,
      state: 'contacted',
      occurrences: [...edited.occurrences, { kind: 'verified', date, place, bucket: n % 12, inTime: true }],
    };
    const steps = [
      { before: undefined, after: declared },
      { before: declared, after: edited },
      { before: edited, after: verified },
    ];
    return steps
      .map((change) =>
        packTallies(
          tellChange({ ...change, after: { ...change.after, updatedAt: change.after.submittedAt } }),
        ),
      )
      .filter(({ length }) => length > 0);
  }).flat();
}

function aLife(place: string, { n, date }: { n: number; date: string }): Counted {
  const submittedAt = new Date(startOfDay(date).getTime() + (7 * 60 + (n % 900)) * 60_000);
  const lead = 3 + (n % leadDays);
  return {
    state: 'declared',
    submittedAt: submittedAt.toISOString(),
    direction: n % 3 === 0 ? 'coming' : 'returning',
    expectedArrivalAt: new Date(
      startOfDay(addDays(date, lead)).getTime() + (8 + (n % 14)) * 3_600_000,
    ).toISOString(),
    leadDays: lead,
    shortNotice: false,
    origin: { regionCode: `${[44, 33, 31, 32, 11, 42][n % 6]}0305` },
    destination: place,
    place,
    transport: n % 4 === 0 ? 'car' : 'train',
    symptoms: n % 50 === 0,
    riskStay: n % 40 === 0,
    channel: 'web',
    dueAt: firstContactDueAt(submittedAt).toISOString(),
    occurrences: [],
  };
}
