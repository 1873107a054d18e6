import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendChanges } from '../../../functions/export/changes/append-changes.ts';
import type { ChangePosition } from '../../../functions/export/changes/change-position.ts';
import { listCity } from '../../../functions/export/changes/list-city.ts';
import { positionAt, readChanges } from '../../../functions/export/changes/read-changes.ts';
import type { ToldChange } from '../../../schemas/change-feed.ts';
import type { ChangeNote } from '../../../schemas/change-note.ts';
import { propertyRun } from '../../support/property-run.ts';
import { aLog, idOf } from './a-log.ts';

const cities = ['4101', '4102'] as const;
const townshipsOf = (city: string) => [`${city}05001`, `${city}05002`];
const city = '4101';

const step = fc.oneof(
  // A declaration is filed, changed, or handed on to a township of some city; it may be gone after.
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      ordinal: fc.nat(12),
      township: fc.constantFrom(...cities.flatMap(townshipsOf)),
      isGone: fc.boolean(),
    }),
  },
  // Some of what is on its way arrives: in any order, perhaps again later; whoever notes it may die before or after.
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('note' as const),
      picked: fc.array(fc.nat(20), { maxLength: 4 }),
      isKept: fc.boolean(),
      dies: fc.constantFrom('never', 'before', 'after'),
    }),
  },
  // The system reads a page; it may die before it keeps what it was told, or the position.
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('read' as const), forgets: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

interface Case {
  township: string;
  version: number;
}

/** The whole way, in memory: cases, what is on its way, the log, and a system that follows it. */
function aProvince() {
  const cases = new Map<string, Case>();
  const log = aLog();
  const onTheWay: ChangeNote[] = [];
  const held = new Map<string, number>();
  let position: ChangePosition | undefined;
  let seconds = 0;
  const now = () => new Date(Date.UTC(2026, 0, 17) + (seconds += 1) * 1_000);
  const isHere = (one: Case | undefined): one is Case => one?.township.startsWith(city) === true;
  const tell = (ids: readonly string[]): Promise<ToldChange[]> =>
    Promise.resolve(
      ids.map((id) => {
        const found = cases.get(id);
        return (isHere(found) ? { id, declaration: { version: found.version } } : { id, gone: true }) as ToldChange;
      }),
    );
  const rows = (township: string, { most, after }: { most: number; after: string | undefined }) => {
    const ids = [...cases].flatMap(([id, one]) => (one.township === township ? [id] : [])).toSorted();
    // A page of two, so that listings are interrupted.
    const page = ids.filter((id) => after === undefined || id > after).slice(0, Math.min(2, most));
    const last = page.at(-1);
    return Promise.resolve({ ids: page, ...(last !== undefined && last !== ids.at(-1) && { next: last }) });
  };
  const read = async (forgets: boolean): Promise<boolean> => {
    const { changes, next, more } =
      position?.kind === 'list'
        ? await listCity({ tell, rows, townships: () => Promise.resolve(townshipsOf(city)) }, position)
        : await readChanges({ log, tell }, { city, at: position, now: now() });
    for (const { id, declaration } of changes)
      if (declaration === undefined) held.delete(id);
      else held.set(id, declaration.version);
    if (!forgets) position = next;
    return more || forgets;
  };
  const append = async (notes: readonly ChangeNote[], dies: string): Promise<void> => {
    const failing = {
      last: log.last,
      append: async (batch: Parameters<typeof log.append>[0]) => {
        if (dies === 'before') throw new Error('killed');
        const isWritten = await log.append(batch);
        if (dies === 'after') throw new Error('killed');
        return isWritten;
      },
    };
    await appendChanges(failing, notes, now()).catch(() => onTheWay.push(...notes));
  };
  return {
    held,
    /** What the system should hold. */
    truth: () => new Map([...cases].flatMap(([id, one]) => (isHere(one) ? [[id, one.version] as const] : []))),
    take: async (one: Step): Promise<void> => {
      if (one.kind === 'write') {
        const id = idOf(one.ordinal);
        const before = cases.get(id);
        if (one.isGone) cases.delete(id);
        else cases.set(id, { township: one.township, version: (before?.version ?? 0) + seconds + 1 });
        const concerned = new Set([before?.township, one.township].flatMap((place) => place?.slice(0, 4) ?? []));
        onTheWay.push(Object.fromEntries(Array.from(concerned, (of) => [of, [id]])) as ChangeNote);
      }
      if (one.kind === 'note') {
        const notes = one.picked.flatMap((index): ChangeNote[] => onTheWay.slice(index, index + 1));
        if (!one.isKept) for (const note of notes) if (onTheWay.includes(note)) onTheWay.splice(onTheWay.indexOf(note), 1);
        await append(notes, one.dies);
      }
      if (one.kind === 'read') await read(one.forgets);
      if (one.kind === 'restart') {
        held.clear();
        const last = await log.last();
        const since = now().toISOString();
        const then =
          last === undefined
            ? ({ kind: 'log', begun: '', n: 0, told: 0, since } as const)
            : positionAt(last, city, since);
        position = { kind: 'list', township: '', then };
      }
    },
    settle: async (): Promise<void> => {
      await append(onTheWay.splice(0).toReversed(), 'never');
      while (await read(false));
    },
  };
}

describe('a system that follows the changes of a city', () => {
  it('ends with exactly the declarations that are the city’s, whatever comes late, twice, in another order, or is interrupted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const province = aProvince();
        for (const one of steps) await province.take(one);
        await province.settle();
        const byId = (one: ReadonlyMap<string, number>) => Object.fromEntries([...one].toSorted());
        expect(byId(province.held)).toEqual(byId(province.truth()));
      }),
      propertyRun('following changes', 300),
    );
  });
});
