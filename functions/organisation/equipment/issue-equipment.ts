import type { Actor } from '../../../schemas/declaration.ts';
import type { EquipmentRequest } from '../../../schemas/equipment.ts';
import { isValidOn, type RegionValidity } from '../../../schemas/region.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { HeldBy, StoredEquipment } from '../../shared/equipment/stored-equipment.ts';
import { InvalidError, type Issue, notFound, RefusedError } from '../../shared/errors.ts';
import { sentBefore } from '../../shared/life-cycle/sent-before.ts';
import { equippedWith, type KeyOf } from './equipped-with.ts';

export interface IssueNeeds {
  communities: { find(code: string): Promise<RegionValidity | undefined> };
  /** Whether a number is of the dedicated range. */
  isDedicated(number: string): boolean;
  find(community: string): Promise<StoredEquipment | undefined>;
  /** @returns what another community has of it; undefined when somebody was faster */
  keep(next: StoredEquipment, before: StoredEquipment | undefined): Promise<HeldBy[] | undefined>;
  /** The community that has a SIM or a device. */
  holder(what: HeldBy, value: string): Promise<string | undefined>;
  /** What stands for a phone in what operators tell, by the secret of the season. */
  keyOf(): Promise<KeyOf>;
  /** Has it judged whether the SIM is where it belongs. */
  judge(community: string): Promise<void>;
}

export interface IssueAsked {
  community: string;
  request: EquipmentRequest;
  /** Of what was seen; 0 where nothing was issued yet. */
  version: number;
  by: Actor;
  mark: { key: string; body: string; at: string };
}

/**
 * Issues a SIM and a device to a community (requirements F1): one of each at a time, and each at one community. What takes over does so at once (F4).
 * @throws RefusedError `not-found`; 412 `version-stale` when somebody else wrote since it was seen; InvalidError for a number outside the dedicated
 * range, and for what another community has
 */
export async function issueEquipment(needs: IssueNeeds, asked: IssueAsked): Promise<StoredEquipment> {
  const { community, request, version, by, mark } = asked;
  const validity = await needs.communities.find(community);
  if (validity === undefined || !isValidOn(validity, shanghaiDate(new Date(mark.at)))) throw notFound();
  if (!needs.isDedicated(request.sim.number))
    throw new InvalidError([{ path: ['sim', 'number'], code: 'equipment.number-range' }]);
  const before = await needs.find(community);
  const known = sentBefore(before?.marks ?? [], mark) === undefined ? undefined : before;
  if (known === undefined && (before?.version ?? 0) !== version) throw new RefusedError('version-stale', 412);
  const next = equippedWith(before, { community, request, by, mark }, await needs.keyOf());
  const kept = known ?? (await keepNext(needs, before, next));
  await needs.judge(community);
  return kept;
}

async function keepNext(
  needs: Pick<IssueNeeds, 'keep'>,
  before: StoredEquipment | undefined,
  next: StoredEquipment,
): Promise<StoredEquipment> {
  const taken = await needs.keep(next, before);
  if (taken === undefined) throw new RefusedError('version-stale', 412);
  if (taken.length > 0) throw new InvalidError(taken.map(issueOfTaken));
  return next;
}

const paths: Readonly<Record<HeldBy, Issue>> = {
  number: { path: ['sim', 'number'], code: 'equipment.number-taken' },
  iccid: { path: ['sim', 'iccid'], code: 'equipment.iccid-taken' },
  imei: { path: ['device', 'imei'], code: 'equipment.imei-taken' },
};

/** Which community has it is not said: it may be anybody’s. */
export function issueOfTaken(what: HeldBy): Issue {
  return paths[what];
}
