import type { RiskArea } from '../../../schemas/risk-area.ts';
import type { RiskAreaChange, RiskAreaRequest } from '../../../schemas/risk-area-list.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { actorOf, type Caller } from '../../shared/access/authorise.ts';
import { type AccountChain, recordListing } from '../../shared/audit/record-view.ts';
import { InvalidError, RefusedError } from '../../shared/errors.ts';
import { againWhenRaced } from '../../shared/life-cycle/again-when-raced.ts';
import { sentBefore } from '../../shared/life-cycle/sent-before.ts';
import { faultsOf, type KnownRegions, toLookUp } from './check-area.ts';
import { type Plan, type PlannedRecord, planChange } from './plan-change.ts';

type Mark = Record<'key' | 'body', string>;

/** A record as it is kept: with what makes its request recognisable, unless it came by none. */
export interface KeptArea {
  area: RiskArea;
  mark?: Mark;
}

export interface AreaRecords {
  /** All that was ever recorded of a region. */
  of(region: string): Promise<KeptArea[]>;
  /** Keeps all of them or none; says no when another change of one of the regions came first. */
  keep(records: readonly KeptArea[]): Promise<boolean>;
}

export interface ChangeNeeds {
  records: AreaRecords;
  regions: KnownRegions;
  chain: AccountChain;
}

export interface ChangeAsked {
  /** Follows from who asks and their Idempotency-Key: stands in the audit chain. */
  id: string;
  request: RiskAreaRequest;
  mark: Mark & { at: string };
}

/**
 * Lists a risk area, changes its level, or takes it off (requirements D6). It is linked into the chain of who does it before it is
 * written; sent again, it is the same change.
 * @throws RefusedError 409 with what stands there now: `risk-area.changed`, `.listed`, `.unchanged`; InvalidError for a place that
 * does not exist or a day that nobody means.
 */
export async function changeArea(
  { records, regions, chain }: ChangeNeeds,
  caller: Caller,
  { id, request: { seen, ...wanted }, mark: { at, ...mark } }: ChangeAsked,
): Promise<RiskAreaChange> {
  const by = actorOf(caller);
  return againWhenRaced(async () => {
    const known = await records.of(wanted.region);
    const before = sentBefore(marksOf(known), mark);
    if (before !== undefined) return toldOf(known.filter((kept) => kept.mark?.key === mark.key));
    const inHenan = await regions.existing(toLookUp([wanted.region]));
    const faults = faultsOf(wanted, { inHenan, today: shanghaiDate(new Date(at)) });
    if (faults.length > 0)
      throw new InvalidError(faults.map(({ column, code }) => ({ path: [column], code })));
    const planned = planChange(
      known.map(({ area }) => area),
      wanted,
    );
    refuse(planned, seen);
    await recordListing(chain, { id, ...by, at });
    const written = planned.records.map((record) => ({
      area: recordOf(record, { at, by, entry: id }),
      mark,
    }));
    return (await records.keep(written)) ? toldOf(written) : undefined;
  });
}

/** A record with who made it and when. */
export function recordOf(
  { version, move, ...area }: PlannedRecord,
  made: Required<Pick<RiskArea, 'at' | 'by' | 'entry'>>,
): RiskArea {
  return { ...area, version, example: false, move, ...made };
}

function marksOf(known: readonly KeptArea[]): Mark[] {
  return known.flatMap(({ mark }) => (mark === undefined ? [] : [mark]));
}

/** What was changed must be what was seen, and what is new must be so. */
function refuse({ outcome, current }: Plan, seen: number | undefined): void {
  const details = current === undefined ? {} : { details: { current } };
  if (outcome === 'unchanged') throw new RefusedError('risk-area.unchanged', 409, details);
  if (outcome === 'conflict' || (seen === undefined && current !== undefined))
    throw new RefusedError('risk-area.listed', 409, details);
  if (current?.version !== seen) throw new RefusedError('risk-area.changed', 409, details);
}

/** What was written: the area itself first, then the time that it ended. */
function toldOf([first, second]: readonly KeptArea[]): RiskAreaChange {
  if (first?.area.move === undefined) throw new Error('a change has a record that says what it was');
  return { move: first.area.move, area: first.area, ...(second && { ended: second.area }) };
}
