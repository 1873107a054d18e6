import { type DeclarationState, isClosed } from '../../../schemas/life-cycle.ts';
import type { RiskArea } from '../../../schemas/risk-area.ts';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { lastNoShowHours } from '../../shared/findings/owed-of.ts';
import { type ListedAround, openAreas } from '../../shared/findings/risk-of-trip.ts';
import type { JudgeMessage } from './judge-message.ts';

/** A case as the index of places tells it. */
export interface SweptCase {
  id: string;
  state: DeclarationState;
  dueAt?: string;
  /** Region code or country where the journey starts. */
  origin: string;
  expectedArrivalAt: string;
  arrivedAt?: string;
  riskStay: boolean;
  riskLevel?: string;
  /** Told on arrival, or in the form before it. */
  hasStays: boolean;
  /** The first half of the hash of the document. */
  documentKey: string;
}

export interface SweepNeeds {
  /** The open cases of a county, and those closed in the last 14 days. */
  cases(county: string, now: Date): AsyncIterable<readonly SweptCase[]>;
  areas: { near(regions: readonly string[]): Promise<RiskArea[]> };
  /** Cases that were noted to be judged when a day has ended. */
  again(date: string, county: string): Promise<readonly string[]>;
  /** Findings of people whom nobody had declared, by the same half of the hash. */
  strangers(): Promise<ReadonlyMap<string, readonly string[]>>;
  send(messages: readonly JudgeMessage[]): Promise<void>;
}

/** So many days back a sweep repeats what an earlier one may have missed. */
const daysBack = 3;
const hourMs = 3_600_000;

/**
 * Looks through the cases of a county for what time, or a new list of risk areas, has brought (requirements D4, D6), and has those judged. What
 * an index row tells decides who is opened; the judgement itself reads everything afresh.
 * @returns how many are judged
 */
export async function sweepCounty(
  needs: SweepNeeds,
  { county, now }: { county: string; now: Date },
): Promise<number> {
  const today = shanghaiDate(now);
  const days = Array.from({ length: daysBack }, (_, index) => addDays(today, -1 - index));
  const noted = await Promise.all(days.map((date) => needs.again(date, county)));
  const strangers = await needs.strangers();
  const ids = new Set(noted.flat());
  const declared: JudgeMessage[] = [];
  for await (const some of needs.cases(county, now)) {
    const listedAround = openAreas(await needs.areas.near(some.map(({ origin }) => origin).filter(isRegion)));
    for (const one of some) {
      if (isOwing(one, now) || mayBeHeldWithoutBasis(one) || isFromRiskArea(one, listedAround))
        ids.add(one.id);
      const found = strangers.get(one.documentKey) ?? [];
      if (!isClosed(one.state))
        declared.push(...found.map((finding) => ({ kind: 'declared' as const, finding, id: one.id })));
    }
  }
  const messages: JudgeMessage[] = [...[...ids].map((id) => ({ kind: 'case' as const, id })), ...declared];
  await needs.send(messages);
  return messages.length;
}

const isRegion = (origin: string): boolean => /^\d/.test(origin);

/** A test, a release, or word of an arrival is owed. */
function isOwing({ state, dueAt, expectedArrivalAt }: SweptCase, now: Date): boolean {
  if (state === 'under-control') return dueAt !== undefined && dueAt <= now.toISOString();
  if (state !== 'declared' && state !== 'contacted' && state !== 'unreachable') return false;
  return Date.parse(expectedArrivalAt) + lastNoShowHours * hourMs <= now.getTime();
}

/** Under control, and told of stays in risk areas, or came from one: whether those still stand on the list, the judgement says. */
function mayBeHeldWithoutBasis({ state, hasStays, riskStay, riskLevel }: SweptCase): boolean {
  return state === 'under-control' && (hasStays || riskStay || riskLevel !== undefined);
}

/** Whether a trip started in what stood on the list, and no stay was told: the rule over the index alone (requirements D6). */
export function isFromRiskArea(
  one: Pick<SweptCase, 'origin' | 'riskStay' | 'riskLevel' | 'arrivedAt' | 'expectedArrivalAt'>,
  listedAround: ListedAround,
): boolean {
  if (one.riskStay || one.riskLevel !== undefined || !isRegion(one.origin)) return false;
  const arrivalDate = shanghaiDate(new Date(one.arrivedAt ?? one.expectedArrivalAt));
  return listedAround(one.origin, arrivalDate).length > 0;
}
