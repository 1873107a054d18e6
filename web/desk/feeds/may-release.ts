import type { FeedRun } from '../../../schemas/feed-run.ts';
import type { Me } from '../../../schemas/staff.ts';

/** Whether somebody can release a run that is held, or why they can't (requirements D7); the system decides by the same rule. */
export type ReleaseAnswer = 'yes' | 'role' | 'own' | 'unit' | 'province';

export function mayRelease({ releases: [first] = [] }: FeedRun, me: Me): ReleaseAnswer {
  if (me.role !== 'province' && me.role !== 'city') return 'role';
  if (first === undefined) return 'yes';
  if (first.by.sub === me.sub) return 'own';
  if (first.by.place === me.region.code) return 'unit';
  return me.role === 'province' || first.by.place.length === provinceDigits ? 'yes' : 'province';
}

const provinceDigits = 2;
