import type { CityLinkName } from '../../../schemas/city-link.ts';
import type { CityRow, CityRowOutcome } from '../../../schemas/city-row.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import { RefusedError } from '../../shared/errors.ts';
import { againWhenRaced } from '../../shared/life-cycle/again-when-raced.ts';
import { editDeclaration } from '../edit-declaration.ts';
import type { Citizen } from '../find-own.ts';
import { withdrawDeclaration } from '../withdraw-declaration.ts';
import { faultOfRow } from './fault-of-row.ts';
import { fileRow } from './file-row.ts';
import { judgeRow, type Verdict } from './judge-row.ts';
import { type Came, keep, noteConflict, type RowAsked } from './keep-row.ts';
import { markOfRow, nameOfRow } from './name-row.ts';
import type { RowNeeds, RowsTaken } from './row-needs.ts';

/**
 * Takes a row of a city’s own system (requirements J1): once for what the row says, however often and in whatever order rows come. Whatever
 * contradicts what stands here is noted as a conflict, and blocks nobody.
 */
export async function takeRow(needs: RowNeeds, row: CityRow, taken: RowsTaken): Promise<CityRowOutcome> {
  const { city } = taken.from;
  const name = await nameOfRow(needs, city, row);
  const came = await againWhenRaced(() => tryRow(needs, row, { ...taken, name }));
  return { line: row.line, ...came };
}

async function tryRow(
  needs: RowNeeds,
  row: CityRow,
  taken: RowsTaken & { name: CityLinkName },
): Promise<Came> {
  const link = await needs.links.find(taken.name);
  const standing = link?.declaration === undefined ? undefined : await needs.find(link.declaration);
  const { name, now, insists = false } = taken;
  const mark = markOfRow(name, row);
  const verdict = judgeRow(row, { city: name.city, link, standing, mark, now, insists });
  const asked: RowAsked = { ...taken, row, link, mark };
  switch (verdict.do) {
    case 'older':
      return { outcome: 'older' };
    case 'known':
      return { outcome: 'unchanged', ...(standing !== undefined && { declaration: standing.id }) };
    case 'finish':
      return keep(needs, asked, { ...verdict, standing });
    case 'renew':
      return keep(needs, asked, { outcome: 'unchanged', standing });
    case 'note-withdrawn':
      return keep(needs, asked, { outcome: 'withdrawn', standing });
    case 'file':
      return fileRow(needs, asked);
    case 'edit':
    case 'withdraw':
    case 'conflict':
      if (standing === undefined) throw new RangeError('what is changed stands here');
      return changeStanding(needs, asked, { verdict, standing });
  }
}

interface Changing {
  verdict: Verdict;
  standing: Declaration;
}

async function changeStanding(needs: RowNeeds, asked: RowAsked, changing: Changing): Promise<Came> {
  const { verdict, standing } = changing;
  if (verdict.do === 'conflict') return noteConflict(needs, asked, { ...verdict, standing });
  const { row, now } = asked;
  if (verdict.do === 'edit') {
    const community = await needs.regions.find(row.form.trip.destination.community);
    const fault = faultOfRow(row, { community, edits: standing, now });
    if (fault !== undefined) return { outcome: 'rejected', ...fault };
  }
  const outcome = verdict.do === 'edit' ? 'edited' : 'withdrawn';
  const changed = await change(needs, asked, changing);
  return changed && keep(needs, asked, { outcome, standing: changed, edits: changed.edits });
}

/** The city speaks for who declared with it. Undefined when somebody changed it in between. */
async function change(
  { management }: RowNeeds,
  { row, mark, from, now }: RowAsked,
  { verdict, standing: { id, receiptHash, version } }: Changing,
): Promise<Declaration | undefined> {
  const citizen: Citizen = { kind: 'device', receiptHash };
  const { trip, travellers } = row.form;
  const [traveller] = travellers;
  if (traveller === undefined) throw new RangeError('a row is about one traveller');
  const told = { id, mark, now, row: { city: from.city, import: from.import, line: row.line } };
  try {
    const own =
      verdict.do === 'edit'
        ? await editDeclaration(management, citizen, {
            ...{ ...told, version },
            content: { trip, traveller, truthful: true },
          })
        : await withdrawDeclaration(management.declarations, citizen, { ...told, content: {} });
    return own.declaration;
  } catch (error) {
    // What it was judged by is no longer so: it is judged anew.
    if (error instanceof RefusedError) return undefined;
    throw error;
  }
}
