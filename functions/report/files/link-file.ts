import { isWithin } from '../../../schemas/access.ts';
import { type FileLink, linkMinutes } from '../../../schemas/file-link.ts';

import type { MissingListFile, ReportLinkRequest } from '../../../schemas/report-files.ts';
import type { Caller } from '../../shared/access/authorise.ts';
import { notFound, outsideJurisdiction, RefusedError } from '../../shared/errors.ts';
import { type Days, findDay } from '../find-day.ts';
import type { Restated } from './edition.ts';
import { fileTypes } from './file-types.ts';
import { missingListKeyOf } from './keep-missing-lists.ts';
import { type EditionNeeds, type KeptEdition, keyOf, makeEdition } from './make-edition.ts';
import { forgottenAt } from './view-files.ts';
import { objectNameOf } from './write-edition.ts';

/** What a link opens, and as what. */
export interface LinkedFile {
  from: 'reports' | 'missing-lists';
  key: string;
  name: string;
  type: string;
}

export interface LinkNeeds {
  days: Days;
  edition(of: Pick<KeptEdition, 'day' | 'region' | 'corrections'>): Promise<KeptEdition | undefined>;
  /** All that was corrected of a region. */
  corrections(day: string, region: string): Promise<readonly Restated[]>;
  make: EditionNeeds;
  missingLists(day: string, region: string): Promise<readonly MissingListFile[]>;
  /** Signs an address that gives a file for so many seconds. */
  sign(file: LinkedFile, seconds: number): Promise<string>;
}

interface LinkAsked {
  day: string;
  request: ReportLinkRequest;
  now: Date;
}

const townshipDigits = 9;

/**
 * Gives out a file of a region's report for five minutes (requirements E4). What nobody has fetched yet is made first: the files of a township,
 * and those that tell corrections, then all there are by now.
 * @throws RefusedError 403 another's region, 404 none, 409 `report.files-not-yet` while it is open.
 */
export async function linkFile(
  needs: LinkNeeds,
  { staff }: Pick<Caller, 'staff'>,
  asked: LinkAsked,
): Promise<FileLink> {
  const { region } = asked.request;
  if (!isWithin(region, staff.region)) throw outsideJurisdiction();
  if (region.length > townshipDigits) throw notFound();
  const { closed } = await findDay(needs.days, asked.day, asked.now);
  const file =
    asked.request.kind === 'missing'
      ? await findMissingList(needs, asked, asked.request)
      : await findFile(needs, asked.request, { day: asked.day, closedAt: closed?.at });
  const seconds = linkMinutes * 60;
  return {
    url: await needs.sign(file, seconds),
    expiresAt: new Date(asked.now.getTime() + seconds * 1_000).toISOString(),
  };
}

async function findMissingList(
  needs: LinkNeeds,
  { day, now }: LinkAsked,
  { region, time }: Extract<ReportLinkRequest, { kind: 'missing' }>,
): Promise<LinkedFile> {
  const found = (await needs.missingLists(day, region)).find((list) => list.time === time);
  if (found === undefined || now >= forgottenAt(found.at)) throw notFound();
  const key = missingListKeyOf(day, region, time);
  return { from: 'missing-lists', key, name: found.name, type: fileTypes.xlsx };
}

async function findFile(
  needs: LinkNeeds,
  { kind, region, corrections }: Exclude<ReportLinkRequest, { kind: 'missing' }>,
  { day, closedAt }: { day: string; closedAt: string | undefined },
): Promise<LinkedFile> {
  if (closedAt === undefined) throw new RefusedError('report.files-not-yet', 409);
  const edition =
    (await needs.edition({ day, region, corrections })) ??
    (await makeEdition(needs.make, {
      ...{ day, region, closedAt },
      corrections: corrections === 0 ? [] : await findCorrected(needs, { day, region, corrections }),
    }));
  const found = edition?.files.find((file) => file.kind === kind);
  if (edition === undefined || found === undefined) throw notFound();
  const key = keyOf(edition, objectNameOf(edition.number, kind, found.sha256));
  return { from: 'reports', key, name: found.name, type: fileTypes[kind] };
}

/** All corrections that there are by now; nobody has told of more than these. */
async function findCorrected(
  needs: Pick<LinkNeeds, 'corrections'>,
  { day, region, corrections }: Pick<KeptEdition, 'day' | 'region' | 'corrections'>,
): Promise<readonly Restated[]> {
  const all = await needs.corrections(day, region);
  if (all.length < corrections) throw notFound();
  return all;
}
