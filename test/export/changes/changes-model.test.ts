import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendChanges } from '../../../functions/export/changes/append-changes.ts';
import type { ChangePosition, LogPosition } from '../../../functions/export/changes/change-position.ts';
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
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('note' as const),
      picked: fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }),
      isKept: fc.boolean(),
      goes: fc.constantFrom('well', 'well', 'late', 'dies before', 'dies after'),
    }),
  },
  // The system reads a page; it may die before it keeps what it was told, or the position.
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('read' as const), forgets: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

/** Where the log is read from before there is any. */
const unread: LogPosition = { kind: 'log', begun: '', n: 0, told: 0, since: '2026-01-17T00:00:00.000Z' };

interface Case {
  township: string;
  version: number;
}

/** The whole way, in memory: cases, what is on its way, the log, and a system that follows it. */
function aProvince() {
  const cases = new Map<string, Case>();
  const log = aLog();
  let onTheWay: ChangeNote[] = [];
  const held = new Map<string, number>();
  let position: ChangePosition = { kind: 'list', township: '', then: unread };
  let seconds = 0;
  const now = () => new Date(Date.UTC(2026, 0, 17) + (seconds += 1) * 1_000);
  const isHere = (one: Case | undefined): one is Case => one?.township.startsWith(city) === true;
  const tell = (ids: readonly string[]): Promise<ToldChange[]> =>
    Promise.resolve(
      // A page has room for three, so that batches and listings are cut anywhere.
      ids.slice(0, 3).map((id) => {
        const found = cases.get(id);
        return (
          isHere(found) ? { id, declaration: { version: found.version } } : { id, gone: true }
        ) as ToldChange;
      }),
    );
  const rows = (township: string, { most, after }: { most: number; after: string | undefined }) => {
    const ids = [...cases].flatMap(([id, one]) => (one.township === township ? [id] : [])).toSorted();
    const behind = ids.filter((id) => after === undefined || id > after);
    // Five at a time, so that listings are interrupted.
    const page = behind.slice(0, Math.min(5, most)).map((id) => ({ id, position: id }));
    const next = page.length < behind.length ? page.at(-1)?.position : undefined;
    return Promise.resolve({ rows: page, ...(next !== undefined && { next }) });
  };
  const read = async (forgets: boolean): Promise<boolean> => {
    const { changes, next, more } =
      position.kind === 'list'
        ? await listCity({ tell, rows, townships: () => Promise.resolve(townshipsOf(city)) }, position)
        : await readChanges({ log, tell }, { city, at: position, now: now() });
    for (const { id, declaration } of changes)
      if (declaration === undefined) held.delete(id);
      else held.set(id, declaration.version);
    if (!forgets) position = next;
    return more || forgets;
  };
  const append = async (notes: readonly ChangeNote[], goes: string): Promise<void> => {
    const failing = {
      // Somebody else has noted more than whoever comes late has seen.
      last: async (asOfNow: boolean) => (asOfNow || goes !== 'late' ? log.last() : log.inOrder()[0]),
      append: async (batch: Parameters<typeof log.append>[0]) => {
        if (goes === 'dies before') throw new Error('killed');
        const isWritten = await log.append(batch);
        if (goes === 'dies after') throw new Error('killed');
        return isWritten;
      },
    };
    await appendChanges(failing, notes, now()).catch(() => onTheWay.push(...notes));
  };
  const write = ({ ordinal, township, isGone }: Of<'write'>): void => {
    const id = idOf(ordinal);
    const before = cases.get(id);
    if (isGone) cases.delete(id);
    else cases.set(id, { township, version: (before?.version ?? 0) + seconds + 1 });
    const concerned = new Set([before?.township, township].flatMap((place) => place?.slice(0, 4) ?? []));
    onTheWay.push(Object.fromEntries(Array.from(concerned, (of) => [of, [id]])));
  };
  const note = async ({ picked, isKept, goes }: Of<'note'>): Promise<void> => {
    const notes = picked.flatMap((index): readonly ChangeNote[] => {
      const at = index % Math.max(1, onTheWay.length);
      return onTheWay.slice(at, at + 1);
    });
    if (!isKept) onTheWay = onTheWay.filter((one) => !notes.includes(one));
    await append(notes, goes);
  };
  const restart = async (): Promise<void> => {
    held.clear();
    const last = await log.last();
    const then = last === undefined ? unread : positionAt(last, city, now().toISOString());
    position = { kind: 'list', township: '', then };
  };
  return {
    held,
    /** What the system should hold. */
    truth: () =>
      new Map([...cases].flatMap(([id, one]) => (isHere(one) ? [[id, one.version] as const] : []))),
    take: async (one: Step): Promise<void> => {
      if (one.kind === 'write') write(one);
      if (one.kind === 'note') await note(one);
      if (one.kind === 'read') await read(one.forgets);
      if (one.kind === 'restart') await restart();
    },
    settle: async (): Promise<void> => {
      const rest = onTheWay;
      onTheWay = [];
      await append(rest.toReversed(), 'well');
      while (await read(false));
    },
  };
}

describe('a system that follows the changes of a city', () => {
  it('ends with exactly the declarations that are the city’s, whatever comes late, twice, in another order, or is interrupted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 80 }), async (steps) => {
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
