import { hash } from 'node:crypto';
import type { CityLink, CityLinkName } from '../../../schemas/city-link.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Slot } from '../describe-party.ts';
import type { CitizenChange } from '../withdraw-declaration.ts';
import type { RowNeeds } from './row-needs.ts';

/**
 * The same as `real` to whoever takes rows, but nothing is written: what a row would have left is what the next one finds (requirements J1: a dry
 * run shows what would happen).
 */
export function imagine(real: RowNeeds): RowNeeds {
  const links = new Map<string, CityLink>();
  const declarations = new Map<string, Declaration>();
  const find = (id: string) => {
    const imagined = declarations.get(id);
    return imagined === undefined ? real.find(id) : Promise.resolve(imagined);
  };
  /** Who holds the arrival day of a person, as far as it is imagined. */
  const holderOf = (documents: readonly { number: string }[], at: string): Declaration | undefined =>
    [...declarations.values()].find(
      (one) => holdsDay(one) && isSameDay(one, at) && one.personal.document.number === documents[0]?.number,
    );
  const look: RowNeeds['filings']['look'] = async (party) => {
    const known = await real.filings.look(party);
    const holder = holderOf(party.documents, party.expectedArrivalAt);
    if (known.earlier !== undefined) return known;
    return { slots: known.slots.map((slot) => imaginedSlot(slot, holder, declarations)) };
  };
  return {
    ...real,
    links: {
      find: (name) => Promise.resolve(links.get(keyOf(name))).then((link) => link ?? real.links.find(name)),
      keep: (link) => {
        links.set(keyOf(link), link);
        return Promise.resolve(true);
      },
    },
    filings: {
      ...real.filings,
      // Nothing can be stored unseen.
      identify: async (party) => (await look(party)).slots,
      look,
      store: ({ declarations: filed }) => {
        for (const one of filed) declarations.set(one.id, one);
        return Promise.resolve(true);
      },
    },
    find,
    management: {
      ...real.management,
      declarations: {
        find: async (id) => {
          const declaration = await find(id);
          return declaration && closed(declaration);
        },
        write: (change) => writeImagined(change, { look, declarations }),
      },
    },
    noteJoin: (standing) => Promise.resolve(standing),
    noteConflict: () => Promise.resolve(),
  };
}

const keyOf = ({ city, reference }: CityLinkName): string => `${city}#${reference}`;
const holdsDay = ({ state, claimOf }: Declaration): boolean => state !== 'withdrawn' && claimOf === undefined;
const isSameDay = ({ expectedArrivalAt }: Declaration, at: string): boolean =>
  shanghaiDate(new Date(expectedArrivalAt)) === shanghaiDate(new Date(at));

/** What holds a day in imagination stands before what does in the table; a day that is imagined to be given up is free. */
function imaginedSlot(
  { id, claimOf }: Slot,
  holder: Declaration | undefined,
  declarations: ReadonlyMap<string, Declaration>,
): Slot {
  // The table, which knows nothing of what is imagined, gives one id twice.
  const own = declarations.has(id)
    ? hash('sha256', `${id}#${declarations.size}`, 'base64url').slice(0, 22)
    : id;
  if (holder !== undefined) return { id: own, claimOf: holder.id };
  const known = claimOf === undefined ? undefined : declarations.get(claimOf);
  const isGivenUp = known !== undefined;
  return claimOf === undefined || isGivenUp ? { id: own } : { id: own, claimOf };
}

function closed(declaration: Declaration) {
  return {
    facts: declaration,
    contactIndex: '',
    declarantIndex: '',
    open: () => Promise.resolve(declaration),
  };
}

interface Imagined {
  look: RowNeeds['filings']['look'];
  declarations: Map<string, Declaration>;
}

/** As the store does: another day is taken, unless another declaration of the person holds it. */
async function writeImagined({ before, after }: CitizenChange, { look, declarations }: Imagined) {
  if (holdsDay(after) && !isSameDay(before, after.expectedArrivalAt)) {
    const { document } = after.personal;
    const { slots } = await look({
      ...{ idempotencyKey: after.id, mark: { key: '', body: '' }, documents: [document] },
      expectedArrivalAt: after.expectedArrivalAt,
    });
    const holder = slots[0]?.claimOf;
    if (holder !== undefined && holder !== after.id) return { kind: 'taken' as const, holder };
  }
  const declaration = { ...after, version: before.version + 1 };
  declarations.set(declaration.id, declaration);
  return { kind: 'written' as const, declaration };
}
