import { isWithin } from '../../schemas/access.ts';
import type { Language } from '../../schemas/codes.ts';
import { type ExportFormat, type ExportState } from '../../schemas/export.ts';
import { type FileLink, linkMinutes } from '../../schemas/file-link.ts';
import { type MessageCode, messageOf } from '../../schemas/messages.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { type AccountChain, recordExport } from '../shared/audit/record-view.ts';
import { notFound, RefusedError } from '../shared/errors.ts';
import { fileNameOf } from './name-file.ts';
import { type KeptExport, stateOf } from './tell-export.ts';

export interface LinkNeeds {
  exports: { find(sub: string, id: string): Promise<(KeptExport & { language: Language }) | undefined> };
  views: AccountChain;
  /** Signs an address that gives a file under a name, for so many seconds. */
  sign(file: { id: string; format: ExportFormat }, given: { name: string; seconds: number }): Promise<string>;
}

/**
 * Gives out the file of an export to whoever asked for it, while its region is still theirs, for five minutes. That is on
 * record first (requirements D8).
 * @throws RefusedError `not-found` (404), for somebody else's too; `export.not-ready`, `export.awaiting-approval`, `export.refused`
 * (409), `export.expired` (410).
 */
export async function linkExport(
  needs: LinkNeeds,
  { staff: { sub, region: place } }: Pick<Caller, 'staff'>,
  { id, now }: { id: string; now: Date },
): Promise<FileLink> {
  const found = await needs.exports.find(sub, id);
  if (found === undefined || !isWithin(found.asked.declarations.region, place)) throw notFound();
  const state = stateOf(found, now);
  if (state === 'expired') throw new RefusedError(messageOf('export.expired'), 410);
  if (state !== 'ready') throw new RefusedError(refusals[state], 409);
  await recordExport(needs.views, { id, sub, place, at: now.toISOString(), purpose: found.asked.purpose });
  const seconds = linkMinutes * 60;
  return {
    url: await needs.sign({ id, format: found.asked.format }, { name: fileNameOf(found), seconds }),
    expiresAt: new Date(now.getTime() + seconds * 1_000).toISOString(),
  };
}

const refusals: Readonly<Record<Exclude<ExportState, 'ready' | 'expired'>, MessageCode>> = {
  waiting: 'export.not-ready',
  writing: 'export.not-ready',
  failed: 'export.not-ready',
  'awaiting-approval': 'export.awaiting-approval',
  refused: 'export.refused',
};
