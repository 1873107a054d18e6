import type { CallerAt } from '../../functions/shared/access/authorise.ts';
import { InvalidError, RefusedError } from '../../functions/shared/errors.ts';
import { liftMeasure } from '../../functions/shared/life-cycle/lift-measure.ts';
import type { RiskAreas } from '../../functions/verify/assess-risk.ts';
import { recordVerification } from '../../functions/verify/record-verification.ts';
import { replyToTransfer } from '../../functions/verify/reply-to-transfer.ts';
import { requestTransfer } from '../../functions/verify/request-transfer.ts';
import { settleFilings } from '../../functions/verify/settle-filings.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import type { DeclarationRequest } from '../../schemas/declaration-request.ts';
import { stateAfter } from '../../schemas/life-cycle.ts';
import { addDays, shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { Role } from '../../schemas/staff.ts';
import type { VerificationRequest } from '../../schemas/verification.ts';
import { anEdit, aRequest, aTraveller, aTrip, hoursAfter } from '../support/builders.ts';
import { aContact, anArrival, aRule, aTest } from '../support/steps.ts';
import { newKey } from '../support/world.ts';
import type { Act, Told } from './random-acts.ts';
import { isUnmanned, type Town } from './town.ts';

const rules = [
  aRule(),
  aRule({
    id: 'rule-2',
    options: [
      { measure: 'home-based-health-monitoring', days: 3, testDays: [1, 2, 3] },
      { measure: 'medical-observation', days: 14, testDays: [1, 4, 7, 14] },
    ],
  }),
];
/** 深圳 stands on the list as a high-risk area, a district of 北京 as a medium-risk one. */
const riskAreas: RiskAreas = {
  near: () =>
    Promise.resolve([
      {
        region: '4403',
        level: 'high',
        fromDate: '2026-01-01',
        documentNumber: '示例〔2026〕4号',
        version: 1,
        example: true,
      },
      {
        region: '110105',
        level: 'medium',
        fromDate: '2026-01-01',
        documentNumber: '示例〔2026〕4号',
        version: 1,
        example: true,
      },
    ]),
};
const delisted = {
  ...{ region: '4403', level: 'high' as const, fromDate: '2026-01-01', toDate: '2026-01-19' },
  documentNumber: '示例〔2026〕4号',
};
const desks = { touch: () => Promise.resolve() };

/** Does it on the real rules; what they refuse changes nothing and is answered with the code. */
export async function takeAct(town: Town, act: Act): Promise<string> {
  // No two writes of a case come in one millisecond.
  town.now = new Date(town.now.getTime() + 1);
  try {
    await take(town, act);
    return 'done';
  } catch (error) {
    if (error instanceof InvalidError || error instanceof RefusedError) return error.code;
    throw error;
  }
}

async function take(town: Town, act: Act): Promise<unknown> {
  if (act.kind === 'later') {
    town.now = hoursAfter(act.minutes / 60, town.now);
    return undefined;
  }
  if (act.kind === 'submission') return submit(town, act);
  const cases = (await Promise.all(town.ids.map((id) => town.find(id)))).filter((one) => one !== undefined);
  const fitting = cases.filter((one) => isFitting(act, one));
  const among = fitting.length > 0 ? fitting : cases;
  const found = among[act.which % Math.max(among.length, 1)];
  return found ? takeOn(town, act, found) : undefined;
}

/** Whether it may come to something: most wishes go where they are not refused, so that lives go on. */
function isFitting(act: OnCase, { state, claims, waitingAt, place }: Declaration): boolean {
  switch (act.kind) {
    case 'edit':
    case 'withdrawal':
    case 'message':
    case 'not-coming':
    case 'release':
    case 'lifting':
    case 'test':
    case 'measure':
    case 'arrival':
      return stateAfter(state, act.kind) !== undefined;
    case 'contact':
      return stateAfter(state, act.reached ? 'reached' : 'not-reached') !== undefined;
    case 'dispatch':
      return isUnmanned(place);
    case 'transfer':
      return waitingAt === undefined && stateAfter(state, 'transfer') !== undefined;
    case 'reply':
      return waitingAt !== undefined;
    case 'settlement':
      return claims.length > 0;
  }
}

type OnCase = Exclude<Act, { kind: 'later' | 'submission' }>;

async function takeOn(town: Town, act: OnCase, found: Declaration): Promise<unknown> {
  const { id } = found;
  const mark = newMark();
  const asked = { id, mark, now: town.now };
  switch (act.kind) {
    case 'edit':
      return town.citizens.edit({ ...asked, version: found.version, content: editOf(town, act.told, found) });
    case 'withdrawal':
      return town.citizens.withdraw({ ...asked, content: {} });
    case 'message':
      return town.citizens.tell({ ...asked, content: messageOf(town, act.delayedHours) });
    case 'dispatch':
      return town.dispatch(id, town.now);
    case 'transfer':
      return requestTransfer(
        { ...town, desks, isUnmanned: () => Promise.resolve(false), notify: () => Promise.resolve() },
        callerOf(act.by, found.place),
        { id, request: { community: town.places[act.to] ?? '', reason: '实际到达' }, mark: markAt(town) },
      );
    case 'reply':
      return reply(town, found, act.isAccepted);
    case 'settlement':
      return settle(town, found, act.keep);
    case 'lifting': {
      const change = liftMeasure(found, { lifted: [delisted], rules, at: town.now.toISOString() });
      return change && town.cases.write(change);
    }
    case 'contact':
    case 'arrival':
    case 'not-coming':
    case 'release':
    case 'test':
    case 'measure':
      return recordVerification(
        { cases: town.cases, desks, rules: { all: () => Promise.resolve(rules) }, riskAreas },
        callerOf('officer', found.place),
        { id, step: stepOf(town, act, found), mark: markAt(town) },
      );
  }
}

const newMark = () => ({ key: newKey(), body: 'body' });
const markAt = ({ now }: Town) => ({ ...newMark(), at: now.toISOString() });

function callerOf(role: Role, place: string): CallerAt {
  const digits = role === 'county' ? 6 : role === 'township' ? 9 : 12;
  const region = place.slice(0, digits);
  const staff = { sub: `${role}-${region}`, role, region, active: true, deputy: false };
  return () => Promise.resolve({ staff, scope: 'receiving' });
}

function tripOf({ places, now }: Town, told: Told): DeclarationRequest['trip'] {
  const { to, arrivesInHours, direction, origin, transport } = told;
  const address = '3 号楼';
  return aTrip({
    expectedArrivalAt: hoursAfter(arrivesInHours, now).toISOString(),
    direction,
    origin: /^\d/.test(origin) ? { regionCode: origin, address } : { country: origin, address },
    destination: { community: places[to] ?? '', address },
    journey: { transport },
  });
}

function answersOf({ symptoms, riskStay, origin }: Told, date: string) {
  const regionCode = origin === '110105' ? origin : '440305';
  return {
    symptoms: symptoms ? { present: true, which: ['fever' as const] } : { present: false },
    riskStays: riskStay
      ? { present: true, stays: [{ regionCode, fromDate: addDays(date, -3), toDate: addDays(date, -1) }] }
      : { present: false },
  };
}

function travellerOf(town: Town, person: string, told: Told) {
  const date = shanghaiDate(hoursAfter(told.arrivesInHours, town.now));
  return aTraveller({
    document: { type: 'passport', number: person },
    birthDate: '1990-03-12',
    ...answersOf(told, date),
  });
}

async function submit(town: Town, { people, told }: Extract<Act, { kind: 'submission' }>): Promise<void> {
  const content = aRequest({
    trip: tripOf(town, told),
    travellers: people.map((person) => travellerOf(town, town.people[person] ?? '', told)),
    channel: told.channel,
  });
  const asked = { content, idempotencyKey: newKey(), mark: newMark() };
  const { declarations } = await town.citizens.submit(asked, town.now);
  town.ids.push(...declarations.map(({ id }) => id));
}

function editOf(town: Town, told: Told, { personal }: Declaration) {
  const traveller = travellerOf(town, personal.document.number, told);
  return anEdit({ trip: tripOf(town, told), traveller });
}

function messageOf({ now }: Town, delayedHours: number | undefined) {
  if (delayedHours === undefined) return { kind: 'not-coming' as const };
  return { kind: 'delayed' as const, newExpectedArrivalAt: hoursAfter(delayedHours, now).toISOString() };
}

type StepAct = Extract<Act, { kind: 'contact' | 'arrival' | 'not-coming' | 'release' | 'test' | 'measure' }>;

function stepOf(town: Town, act: StepAct, { arrivedAt }: Declaration): VerificationRequest {
  switch (act.kind) {
    case 'contact':
      return aContact({ reached: act.reached });
    case 'arrival': {
      const came = hoursAfter(-act.hoursAgo, town.now);
      const answers = answersOf(act.told, shanghaiDate(came));
      const journey = { transport: act.told.transport };
      return anArrival({ arrivedAt: came.toISOString(), journey, ...answers });
    }
    case 'not-coming':
    case 'release':
      return { kind: act.kind };
    case 'test': {
      const sampledAt = hoursAfter(-act.hoursAgo, town.now).toISOString();
      return aTest({ sampledAt, result: act.result });
    }
    case 'measure': {
      const arrivalDate = shanghaiDate(new Date(arrivedAt ?? town.now));
      const startDate = addDays(arrivalDate, act.startsAfterDays);
      return {
        kind: 'measure',
        ruleId: `rule-${act.rule + 1}`,
        ruleVersion: 1,
        option: act.option,
        startDate,
      };
    }
  }
}

async function reply(town: Town, found: Declaration, isAccepted: boolean): Promise<unknown> {
  const waiting = found.transfers.find(({ state }) => state === 'waiting');
  if (waiting === undefined) return;
  const { n, to } = waiting;
  const answer = { state: isAccepted ? ('accepted' as const) : ('refused' as const), text: undefined };
  const asked = { id: found.id, n, ...answer, mark: markAt(town) };
  return replyToTransfer({ cases: town.cases, desks }, callerOf('officer', to), asked);
}

async function settle(town: Town, found: Declaration, keep: 'first' | 'claim'): Promise<unknown> {
  const [claim] = found.claims;
  if (claim === undefined) return;
  const request = { keep, reason: '电话核实' };
  const asked = { id: found.id, claim, request, mark: markAt(town) };
  return settleFilings({ cases: town.cases, desks }, callerOf('officer', found.place), asked);
}
