import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeParty } from '../../../functions/declare/describe-party.ts';
import { editDeclaration } from '../../../functions/declare/edit-declaration.ts';
import { imagine } from '../../../functions/declare/import/imagine.ts';
import { openImport } from '../../../functions/declare/import/import-adapter.ts';
import type { RowNeeds } from '../../../functions/declare/import/row-needs.ts';
import { takeRow } from '../../../functions/declare/import/take-row.ts';
import { takeRows } from '../../../functions/declare/import/take-rows.ts';
import { withdrawDeclaration } from '../../../functions/declare/withdraw-declaration.ts';
import { markOf } from '../../../functions/shared/request-mark.ts';
import { findConflicts } from '../../../functions/shared/table/city-conflict-store.ts';
import { countCityLinks, findCityLink } from '../../../functions/shared/table/city-link-store.ts';
import { findStored } from '../../../functions/shared/table/declaration-store.ts';
import { compared } from '../../../functions/shared/table/shape.ts';
import type { CityRow, CityRowOutcome } from '../../../schemas/city-row.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import { isClosed } from '../../../schemas/life-cycle.ts';
import { aReadRow } from '../../compare/cities/a-city.ts';
import {
  afternoon,
  aRequest,
  aTraveller,
  aTrip,
  community,
  hoursAfter,
  otherCommunity,
  residentId,
} from '../../support/builders.ts';
import { propertyRun } from '../../support/property-run.ts';
import { aWorld, type World } from '../../support/world.ts';

const city = '4101';
const from = { city, import: '0mkx0000a-0000000000000001', mapping: 1 };
const taken = { from, now: afternoon };
const submittedAt = hoursAfter(-30).toISOString();

/** A version of a declaration as the city has it; later ones have a higher minute. */
interface Version {
  minute: number;
  destination: string;
  arrivesIn: number;
  isWithdrawn: boolean;
}

let world: World;
let needs: RowNeeds;
let people = 0;
beforeAll(async () => {
  world = await aWorld();
  needs = openImport(world.sources);
});
afterAll(() => world.stop());

/** A number has room for so many people born on one day. */
function documentOf(person: number): string {
  return residentId(person % 900, `1990-03-${10 + Math.floor(person / 900)}`);
}

function rowOf(person: number, { minute, destination, arrivesIn, isWithdrawn }: Version): CityRow {
  const document = { type: 'resident-id' as const, number: documentOf(person) };
  const expectedArrivalAt = hoursAfter(arrivesIn).toISOString();
  const trip = aTrip({
    expectedArrivalAt,
    destination: { community: destination, address: '文化路 56 号院' },
  });
  const { form } = aReadRow();
  return aReadRow({
    line: minute + 2,
    reference: `ZZ-${person}`,
    state: isWithdrawn ? 'withdrawn' : 'declared',
    submittedAt,
    updatedAt: new Date(Date.parse(submittedAt) + minute * 60_000).toISOString(),
    form: { ...form, ...aRequest({ travellers: [aTraveller({ document })], trip }) },
  });
}

const version = fc.record({
  destination: fc.constantFrom(community, otherCommunity),
  arrivesIn: fc.constantFrom(40, 70),
  isWithdrawn: fc.boolean(),
});
/** At most two edits follow the first, so that none is refused for their number. */
const history = fc
  .array(version, { minLength: 1, maxLength: 3 })
  .map((versions) => versions.map((one, minute) => ({ ...one, minute })));

async function standingOf(person: number): Promise<Declaration | undefined> {
  const reference = await needs.indexOf(city, `ZZ-${person}`);
  const link = await findCityLink(world.sources, { city, reference });
  return link?.declaration === undefined ? undefined : world.find(link.declaration);
}

const told = (declaration: Declaration | undefined): unknown =>
  declaration === undefined || isClosed(declaration.state)
    ? 'none'
    : [declaration.destination, declaration.expectedArrivalAt];
const wanted = ({ destination, arrivesIn, isWithdrawn }: Version): unknown =>
  isWithdrawn ? 'none' : [destination, hoursAfter(arrivesIn).toISOString()];

describe('rows of a city’s own system', () => {
  it('come to what the newest says, in whatever order and however often they come (J1, property)', async () => {
    const shuffled = history.chain((versions) =>
      fc.record({
        versions: fc.constant(versions),
        order: fc.shuffledSubarray([...versions, ...versions], {
          minLength: versions.length * 2,
          maxLength: versions.length * 2,
        }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ versions, order }) => {
        const person = (people += 1);
        for (const one of order) await takeRow(needs, rowOf(person, one), taken);
        const newest = versions.at(-1);
        if (newest === undefined) throw new Error('no version');
        expect(told(await standingOf(person))).toEqual(wanted(newest));
        // What was taken is known, and what is older changes nothing.
        const again = await takeRows(
          needs,
          versions.map((one) => rowOf(person, one)),
          taken,
        );
        expect(again.filter(({ outcome }) => !['unchanged', 'older'].includes(outcome))).toEqual([]);
      }),
      propertyRun('rows in any order', 60),
    );
  });

  it('come to the same when the process dies anywhere between two writes, and count once (property)', async () => {
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.array(fc.nat(6), { minLength: 1, maxLength: 4 }),
        async (versions, deaths) => {
          const person = (people += 1);
          const rows = versions.map((one) => rowOf(person, one));
          for (const [at, row] of rows.entries()) {
            const dying = diesAfter(needs, deaths[at % deaths.length] ?? 0);
            await takeRow(dying, row, taken).catch((error: unknown) => {
              if (!(error instanceof Error) || error.message !== 'died') throw error;
            });
            await takeRow(needs, row, taken);
          }
          const newest = versions.at(-1);
          if (newest === undefined) throw new Error('no version');
          expect(told(await standingOf(person))).toEqual(wanted(newest));
          const reference = await needs.indexOf(city, `ZZ-${person}`);
          const noted = await findConflicts(world.sources, city);
          expect(noted.filter(({ id }) => id.startsWith(reference))).toEqual([]);
        },
      ),
      propertyRun('rows and deaths', 60),
    );
  });

  it('are told beforehand what will come of them: a dry run says it of all, and writes nothing (property)', async () => {
    const several = fc.array(history, { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(several, fc.boolean(), async (histories, isOnePerson) => {
        const first = people + 1;
        people += histories.length;
        const rows = histories.flatMap((versions, of) =>
          versions.map((one) => ({
            ...rowOf(isOnePerson ? first : first + of, one),
            reference: `ZZ-${first + of}`,
          })),
        );
        const before = await standingOf(first);
        const tried = await takeRows(imagine(needs), rows, taken);
        expect(await standingOf(first)).toEqual(before);
        const told = (came: CityRowOutcome[]) => came.map(({ line, outcome }) => [line, outcome]).toSorted();
        expect(told(await takeRows(needs, rows, taken))).toEqual(told(tried));
      }),
      propertyRun('dry runs', 60),
    );
  });

  it('count once a reference, by whether it was withdrawn', async () => {
    const counts = await countCityLinks(world.sources, city, '2026-01-19');
    expect(counts.declared + counts.withdrawn).toBe(people);
  });
});

describe('what a city’s row changes', () => {
  it('stands in the history as that row’s: an edit, and a withdrawal', async () => {
    const person = (people += 1);
    const first = { minute: 0, destination: community, arrivesIn: 40, isWithdrawn: false };
    const rows = [first, { ...first, minute: 1, arrivesIn: 41 }, { ...first, minute: 2, isWithdrawn: true }];
    for (const row of rows) await takeRow(needs, rowOf(person, row), taken);
    const { import: file } = from;
    expect((await standingOf(person))?.changes.map(({ kind, row }) => [kind, row])).toEqual([
      ['edit', { city, import: file, line: 3 }],
      ['withdrawal', { city, import: file, line: 4 }],
    ]);
  });
});

describe('a row that contradicts what stands here', () => {
  const late = (person: number, minute: number, given: Partial<Version> = {}): CityRow =>
    rowOf(person, { minute, destination: community, arrivesIn: 40, isWithdrawn: false, ...given });

  it('is a third edit: the queue has it, and ours stands', async () => {
    const person = (people += 1);
    for (const minute of [0, 1, 2])
      await takeRow(needs, late(person, minute, { arrivesIn: 40 + minute }), taken);
    const third = late(person, 3, { arrivesIn: 50 });
    expect((await takeRow(needs, third, taken)).outcome).toBe('conflict');
    expect((await takeRow(needs, third, taken)).outcome).toBe('conflict');
    const ours = (await findConflicts(world.sources, city)).filter(({ kind }) => kind === 'edits-used-up');
    expect(ours).toHaveLength(1);
    const standing = await findStored(world.sources, ours[0]?.declaration ?? '');
    expect(standing).toHaveProperty(compared);
    expect((await standingOf(person))?.expectedArrivalAt).toBe(hoursAfter(42).toISOString());
  });

  it('comes after the person arrived here', async () => {
    const person = (people += 1);
    await takeRow(needs, late(person, 0), taken);
    const afterwards = { ...taken, now: hoursAfter(41) };
    const came = await takeRow(needs, late(person, 1, { isWithdrawn: true }), afterwards);
    expect(came.outcome).toBe('conflict');
    expect((await standingOf(person))?.state).toBe('declared');
  });

  it('says less than what the person declared here as well: the two are one until they lead elsewhere', async () => {
    const person = (people += 1);
    const { form } = late(person, 0);
    const [slot] = (await needs.filings.look(partyOf(form, 'here'))).slots;
    const here = {
      ...describeParty(form, [slot ?? { id: '' }], afternoon)[0],
      id: slot?.id ?? '',
    } as Declaration;
    await needs.filings.store({
      declarations: [here],
      slots: [slot ?? { id: '' }],
      mark: partyOf(form, 'here').mark,
    });
    expect((await takeRow(needs, late(person, 0), taken)).outcome).toBe('joined');
    expect((await takeRow(needs, late(person, 1, { arrivesIn: 41 }), taken)).outcome).toBe('unchanged');
    expect((await standingOf(person))?.changes.map(({ kind, row }) => [kind, row])).toEqual([
      ['joined', { city, import: from.import, line: 2 }],
    ]);
    expect((await takeRow(needs, late(person, 2, { arrivesIn: 70 }), taken)).outcome).toBe('conflict');
    expect(await conflictsOf(person)).toMatchObject([{ kind: 'differs', declaration: here.id }]);
    // The person withdraws what they declared here: what they declared to the city is left.
    await withdrawHere(here);
    expect((await takeRow(needs, late(person, 1, { arrivesIn: 41 }), taken)).outcome).toBe('filed');
    expect((await standingOf(person))?.id).not.toBe(here.id);
  });

  it('was changed by the person here: an export that only touches it does not hide that', async () => {
    const person = (people += 1);
    await takeRow(needs, late(person, 0), taken);
    const standing = await standingOf(person);
    if (standing === undefined) throw new Error('nothing was filed');
    await editHere(standing, { arrivesIn: 45 });
    expect((await takeRow(needs, late(person, 1), taken)).outcome).toBe('unchanged');
    expect((await takeRow(needs, late(person, 2, { arrivesIn: 50 }), taken)).outcome).toBe('conflict');
    expect(await conflictsOf(person)).toMatchObject([{ kind: 'changed-here', wants: 'edit' }]);
    expect((await standingOf(person))?.expectedArrivalAt).toBe(hoursAfter(45).toISOString());
  });

  it('comes after the person withdrew here: the later of the two words counts', async () => {
    const person = (people += 1);
    await takeRow(needs, late(person, 0), taken);
    const standing = await standingOf(person);
    if (standing === undefined) throw new Error('nothing was filed');
    await withdrawHere(standing);
    expect((await takeRow(needs, late(person, 1, { arrivesIn: 50 }), taken)).outcome).toBe('older');
    const { updatedAt: _earlier, ...row } = late(person, 2, { arrivesIn: 50 });
    const now = hoursAfter(2);
    const again = { ...row, updatedAt: hoursAfter(1).toISOString() };
    expect((await takeRow(needs, again, { ...taken, now })).outcome).toBe('filed');
  });

  it('may be told as submitted on another day: it is one declaration all the same', async () => {
    const person = (people += 1);
    await takeRow(needs, late(person, 0), taken);
    const moved = { ...late(person, 1, { isWithdrawn: true }), submittedAt: hoursAfter(-3).toISOString() };
    expect((await takeRow(needs, { ...moved, updatedAt: hoursAfter(-2).toISOString() }, taken)).outcome).toBe(
      'withdrawn',
    );
    expect((await standingOf(person))?.state).toBe('withdrawn');
  });

  it('tells a city nothing of who travels to another one, and changes nothing there', async () => {
    const person = (people += 1);
    const elsewhere = '410202003001';
    await world.addRegion({ code: elsewhere });
    const { form } = late(person, 0, { destination: elsewhere });
    const there = { ...form, trip: { ...form.trip, destination: { community: elsewhere, address: '1 号' } } };
    const [slot] = (await needs.filings.look(partyOf(there, 'there'))).slots;
    const held = {
      ...describeParty(there, [slot ?? { id: '' }], afternoon)[0],
      id: slot?.id ?? '',
    } as Declaration;
    await needs.filings.store({
      declarations: [held],
      slots: [slot ?? { id: '' }],
      mark: partyOf(there, 'there').mark,
    });
    expect(await takeRow(needs, late(person, 0), taken)).toMatchObject({ outcome: 'filed' });
    expect(await conflictsOf(person)).toEqual([]);
    expect((await standingOf(person))?.claimOf).toBe(held.id);
    const moved = (people += 1);
    await takeRow(needs, late(moved, 0), taken);
    const standing = await standingOf(moved);
    if (standing === undefined) throw new Error('nothing was filed');
    await editHere(standing, { arrivesIn: 40, destination: elsewhere });
    const row = late(moved, 1, { arrivesIn: 45 });
    expect((await takeRow(needs, row, { ...taken, insists: true })).outcome).toBe('conflict');
    expect(await conflictsOf(moved)).toMatchObject([{ kind: 'elsewhere' }]);
  });

  it('is rejected when it is about another document than before, whatever its kind', async () => {
    const person = (people += 1);
    const passport = (row: CityRow, type: 'passport' | 'hong-kong-macao-permit'): CityRow => {
      const traveller = { ...aTraveller(), document: { type, number: 'H12345678' }, birthDate: '1990-03-12' };
      return { ...row, form: { ...row.form, travellers: [traveller] } };
    };
    expect((await takeRow(needs, passport(late(person, 0), 'passport'), taken)).outcome).toBe('filed');
    const corrected = await takeRow(needs, passport(late(person, 1), 'hong-kong-macao-permit'), taken);
    expect(corrected).toMatchObject({ outcome: 'rejected', field: 'document' });
  });

  it('is rejected when nobody can be expected by it: too far ahead, or weeks ago', async () => {
    const person = (people += 1);
    const far = await takeRow(needs, late(person, 0, { arrivesIn: 24 * 61 }), taken);
    expect(far).toMatchObject({ outcome: 'rejected', field: 'expectedArrivalAt', reason: 'arrival.far' });
    const past = await takeRow(needs, late(person, 0, { arrivesIn: -24 * 15 }), taken);
    expect(past).toMatchObject({ outcome: 'rejected', reason: 'city-row.past' });
    const yesterday = await takeRow(needs, late(person, 0, { arrivesIn: -24 }), taken);
    expect(yesterday.outcome).toBe('filed');
  });
});

const conflictsOf = async (person: number) => {
  const reference = await needs.indexOf(city, `ZZ-${person}`);
  return (await findConflicts(world.sources, city)).filter(({ id }) => id.startsWith(reference));
};

function partyOf({ travellers, trip }: CityRow['form'], idempotencyKey: string) {
  const documents = travellers.map(({ document }) => document);
  const mark = markOf(idempotencyKey, '');
  return { idempotencyKey, mark, documents, expectedArrivalAt: trip.expectedArrivalAt };
}

const asCitizen = ({ receiptHash }: Declaration) => ({ kind: 'device' as const, receiptHash });

async function withdrawHere(declaration: Declaration): Promise<void> {
  const asked = {
    id: declaration.id,
    content: {},
    mark: markOf(`withdraw-${declaration.id}`, ''),
    now: afternoon,
  };
  await withdrawDeclaration(needs.management.declarations, asCitizen(declaration), asked);
}

async function editHere(
  declaration: Declaration,
  { arrivesIn, destination = community }: Partial<Version> & { arrivesIn: number },
): Promise<void> {
  const { name, document, phone, birthDate } = declaration.personal;
  const traveller = aTraveller({ name, document, phone, birthDate });
  const trip = aTrip({
    expectedArrivalAt: hoursAfter(arrivesIn).toISOString(),
    destination: { community: destination, address: '文化路 1 号' },
  });
  const { id, version } = declaration;
  const mark = markOf(`edit-${id}-${version}`, '');
  const content = { trip, traveller, truthful: true as const };
  await editDeclaration(needs.management, asCitizen(declaration), {
    id,
    version,
    mark,
    content,
    now: afternoon,
  });
}

/** Dies after so many writes, once. */
function diesAfter(real: RowNeeds, writes: number): RowNeeds {
  let left = writes;
  const orDie = async <Result>(write: Promise<Result>): Promise<Result> => {
    const result = await write;
    left -= 1;
    if (left < 0) throw new Error('died');
    return result;
  };
  const { declarations } = real.management;
  return {
    ...real,
    links: { ...real.links, keep: (...kept) => orDie(real.links.keep(...kept)) },
    filings: { ...real.filings, store: (filing) => orDie(real.filings.store(filing)) },
    noteConflict: (...noted) => orDie(real.noteConflict(...noted)),
    management: {
      ...real.management,
      declarations: { ...declarations, write: (change) => orDie(declarations.write(change)) },
    },
  };
}
