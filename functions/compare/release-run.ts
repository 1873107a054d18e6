import type { FeedReleaseReason } from '../../schemas/feed-guard.ts';
import { type FeedRun, hasFiles } from '../../schemas/feed-run.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { type AccountChain, recordRelease } from '../shared/audit/record-view.ts';
import { notFound, RefusedError } from '../shared/errors.ts';
import { againWhenRaced } from '../shared/life-cycle/again-when-raced.ts';
import { sentBefore } from '../shared/life-cycle/sent-before.ts';
import { isReleased, type KeptRelease, type KeptRun, tellRun } from './tell-run.ts';

export interface ReleaseNeeds {
  find(id: string): Promise<KeptRun | undefined>;
  /** Keeps a release after those that the run has. Says no when somebody else came first. */
  keep(run: KeptRun, release: KeptRelease): Promise<boolean>;
  views: AccountChain;
  /** Has the machine note what the run says, once however often it is asked for. */
  note(id: string): Promise<void>;
}

export interface ReleaseAsked {
  id: string;
  reason: FeedReleaseReason;
  /** Under which it stands in the audit chain. */
  entry: string;
  mark: Record<'key' | 'body', string>;
  now: Date;
}

const provinceDigits = 2;

/**
 * Releases a run that would flag too many people at once (requirements D7, invariant 8). It takes two people of different units, one of them
 * of the province, because people of the whole province are flagged; then what the run says is noted. Sent again, it is the same release.
 * @throws RefusedError `not-found` (404); `release.none`, `.own`, `.unit`, `.province`, `.done` (409); `release.over` (410).
 */
export async function releaseRun(
  needs: ReleaseNeeds,
  { staff }: Pick<Caller, 'staff'>,
  asked: ReleaseAsked,
): Promise<FeedRun> {
  const { now } = asked;
  const released = await againWhenRaced(async () => {
    const found = await needs.find(asked.id);
    if (found === undefined) throw notFound();
    const own = found.releases.filter(({ by }) => by.sub === staff.sub);
    if (sentBefore(own, asked.mark) !== undefined) return found;
    if (isReleased(found)) {
      // Whoever came second may not have come as far as this.
      await noteReleased(needs, found, now);
      throw new RefusedError('release.done', 409);
    }
    refuseUnlessOther(found, staff, now);
    const release = await record(needs.views, staff, asked);
    return (await needs.keep(found, release))
      ? { ...found, releases: [...found.releases, release] }
      : undefined;
  });
  await noteReleased(needs, released, now);
  return tellRun(released, now);
}

function refuseUnlessOther(found: KeptRun, { sub, region }: Caller['staff'], now: Date): void {
  if (found.held === undefined || found.endedAt !== undefined) throw new RefusedError('release.none', 409);
  if (!hasFiles(found, now)) throw new RefusedError('release.over', 410);
  const [first] = found.releases;
  if (first === undefined) return;
  if (first.by.sub === sub) throw new RefusedError('release.own', 409);
  if (first.by.place === region) throw new RefusedError('release.unit', 409);
  const isOfProvince = [first.by.place, region].some((place) => place.length === provinceDigits);
  if (!isOfProvince) throw new RefusedError('release.province', 409);
}

/** It stands in their audit chain before it takes effect. */
async function record(
  views: AccountChain,
  { sub, region: place }: Caller['staff'],
  { reason, entry, mark, now }: ReleaseAsked,
): Promise<KeptRelease> {
  const at = now.toISOString();
  await recordRelease(views, { id: entry, sub, place, at, purpose: reason });
  return { by: { sub, place }, at, reason, entry, ...mark };
}

async function noteReleased(needs: Pick<ReleaseNeeds, 'note'>, run: KeptRun, now: Date): Promise<void> {
  if (isReleased(run) && run.endedAt === undefined && hasFiles(run, now)) await needs.note(run.id);
}
