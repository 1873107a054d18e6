import { changeDeclaration } from '../../functions/shared/table/declaration-store.ts';
import { putTransferRow } from '../../functions/shared/table/transfer-row.ts';
import type { CaseList } from '../../schemas/case-list.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import type { StaffAnswer, StaffApi } from '../support/staff-api.ts';

type Query = Readonly<Record<string, string>>;

/** A county of its own for a test, with three townships, and what its administrator is answered. */
export interface ListedCounty {
  county: string;
  townships: [string, string, string];
  sub: string;
  ask: (query: Query, as?: string) => Promise<StaffAnswer<CaseList>>;
  allPages: (query: Query, as?: string) => Promise<CaseList[]>;
  /** Of some cases, the names of those that a list has; a case that it has twice is named twice. */
  namesIn: (cases: Readonly<Record<string, Declaration>>, query: Query) => Promise<string[]>;
  add: (given: Partial<Declaration>) => Promise<Declaration>;
  /** Asks a place to take a case, which has not answered yet. */
  askToAccept: (waiting: Declaration, place: string) => Promise<void>;
}

/** Asked for when a test says nothing else. */
const days = { from: '2026-01-24', to: '2026-01-24' };
let number = 10;

export async function aListedCounty(api: StaffApi): Promise<ListedCounty> {
  const county = `4107${String((number += 1)).padStart(2, '0')}`;
  const townships: ListedCounty['townships'] = [`${county}003`, `${county}001`, `${county}002`];
  for (const code of [county, ...townships, `${townships[0]}001`, `${townships[0]}002`])
    await api.world.addRegion({ code });
  const sub = `county-${county}`;
  await api.addStaff({ role: 'county', region: county });

  const ask: ListedCounty['ask'] = (query, as = sub) =>
    api.call<CaseList>({
      sub: as,
      path: `/v1/declarations?${new URLSearchParams({ ...days, ...query }).toString()}`,
    });
  const allPages: ListedCounty['allPages'] = async (query, as = sub) => {
    const pages: CaseList[] = [];
    let next: string | undefined;
    do {
      const { body } = await ask({ ...query, ...(next !== undefined && { cursor: next }) }, as);
      pages.push(body);
      next = body.next;
    } while (next !== undefined);
    return pages;
  };
  return {
    county,
    townships,
    sub,
    ask,
    allPages,
    namesIn: async (cases, query) => {
      const ids = (await allPages(query)).flatMap(({ rows }) => rows.map(({ id }) => id));
      return Object.entries(cases).flatMap(([name, { id }]) =>
        ids.filter((found) => found === id).map(() => name),
      );
    },
    add: (given) => api.world.addDeclaration(given),
    askToAccept: (waiting, place) => askToAccept(api, waiting, place),
  };
}

async function askToAccept({ world }: StaffApi, waiting: Declaration, place: string): Promise<void> {
  const row = putTransferRow(world.sources, waiting, {
    ...{
      n: 1,
      to: place,
      from: waiting.place,
      state: 'waiting',
      reason: '到了别处',
      at: waiting.submittedAt,
    },
    ...{ key: 'k', body: 'b', by: { sub: 's', place: waiting.place } },
  });
  const after = { ...waiting, waitingAt: place };
  await changeDeclaration(world.sources, { before: waiting, after, by: 'staff' }, [row]);
}
