import { mostEdits } from '../../schemas/arrival-window.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import type { CitizenState, Receipt } from '../../schemas/receipt.ts';
import type { Region } from '../../schemas/region.ts';
import { roundAfter } from '../../schemas/rounds.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { Own } from './find-own.ts';
import { refusalOf } from './refuse-change.ts';

/**
 * The word a citizen reads for the state of a case (ux.md). A claim reads like any other declaration (requirements A7), and
 * to the filer another adult's case says no more than that it is with the community (A6).
 */
export function citizenStateOf({ declaration, full }: Own, now: Date): CitizenState {
  const { state, submittedAt } = declaration;
  switch (state) {
    case 'declared':
    case 'claimed':
    case 'unreachable':
    case 'superseded':
      return roundAfter(new Date(submittedAt)) <= now ? 'assigned' : 'declared';
    case 'contacted':
    case 'under-control':
    case 'released':
    case 'not-coming':
      return full ? state : 'assigned';
    case 'arrived':
      return full ? 'verified' : 'assigned';
    case 'withdrawn':
      return 'withdrawn';
  }
}

/** The receipt: what was declared, where it stands, what may still be done (requirements A8). */
export function composeReceipt(own: Own, region: Region | undefined, now: Date): Receipt {
  const { declaration, full } = own;
  const { id, version, submittedAt, leadDays, shortNotice, place } = declaration;
  return {
    id,
    version,
    state: citizenStateOf(own, now),
    submittedAt,
    leadDays,
    shortNotice,
    editsLeft: mostEdits - declaration.edits,
    editable: refusalOf(declaration, 'edit', now) === undefined,
    withdrawable: refusalOf(declaration, 'withdrawal', now) === undefined,
    handOutAt: roundAfter(new Date(submittedAt)).toISOString(),
    trip: tripOf(declaration),
    traveller: travellerOf(declaration),
    community: {
      code: place,
      path: region?.path ?? '',
      ...(region?.officerPhone !== undefined && { officerPhone: region.officerPhone }),
    },
    messages: declaration.messages.map(({ at, content }) => ({ at, content })),
    ...(full && outcomeOf(declaration)),
  };
}

/** What only the traveller reads: another adult's tests and measures are left out for the filer (requirements A6). */
function outcomeOf({
  arrivedAt,
  verifications,
}: Declaration): Pick<Receipt, 'arrivedAt' | 'measures' | 'tests'> {
  const measures = verifications.flatMap(({ imposed }, index) =>
    imposed === undefined ? [] : [{ ...imposed, ...endOf(verifications.slice(index + 1)) }],
  );
  const tests = verifications.flatMap(({ step }) =>
    step.kind === 'test' ? [{ sampledAt: step.sampledAt, result: step.result }] : [],
  );
  return { measures, tests, ...(arrivedAt !== undefined && { arrivedAt }) };
}

/** What ended a measure before its last day, unless another took its place before (requirements D6). */
function endOf(later: Declaration['verifications']): Pick<NonNullable<Receipt['measures']>[number], 'ended'> {
  const next = later.find(({ imposed, lifted }) => imposed !== undefined || lifted !== undefined);
  if (next?.lifted === undefined) return {};
  return { ended: { date: shanghaiDate(new Date(next.at)), areas: next.lifted } };
}

function tripOf({
  direction,
  expectedArrivalAt,
  origin,
  destination,
  personal,
}: Declaration): Receipt['trip'] {
  const { journey, stayKind, host, plannedDepartureDate } = personal;
  return {
    direction,
    expectedArrivalAt,
    origin: { ...origin, address: personal.originAddress },
    destination: { community: destination, address: personal.destinationAddress },
    journey,
    ...(stayKind !== undefined && { stayKind }),
    ...(host !== undefined && { host }),
    ...(plannedDepartureDate !== undefined && { plannedDepartureDate }),
  };
}

function travellerOf({ personal }: Declaration): Receipt['traveller'] {
  const { name, document, phone, birthDate, sex, guardian, symptoms, riskStays } = personal;
  const { lastTest, helpNeeded } = personal;
  return {
    name,
    document,
    phone,
    birthDate,
    symptoms,
    riskStays,
    ...(sex !== undefined && { sex }),
    ...(guardian !== undefined && { guardian }),
    ...(lastTest !== undefined && { lastTest }),
    ...(helpNeeded !== undefined && { helpNeeded }),
  };
}
