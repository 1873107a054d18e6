import type { Declaration, Verification } from '../../../schemas/declaration.ts';
import { hourBucketOf, type Occurrence } from '../../../schemas/occurrence.ts';
import { firstContactDueAt, roundAfter } from '../../../schemas/rounds.ts';
import { endOfDay, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { askedTests, heldMeasures } from './asked-tests.ts';
import { placeThen } from './place-then.ts';

/**
 * What statistics count of a declaration's life, from its entries (requirements D1): flows by the day on which they happened
 * and with who was responsible then. Whoever writes a declaration writes these beside it.
 */
export function occurrencesOf(declaration: Declaration): Occurrence[] {
  return [
    ...declaredElsewhere(declaration),
    ...changesOf(declaration),
    ...firstVerification(declaration),
    ...declaration.verifications.flatMap((verification) => stepOf(declaration, verification)),
    ...transfersOf(declaration),
    ...measuresOf(declaration),
    ...dueTestsOf(declaration),
    ...samplesOf(declaration),
  ];
}

const dateOf = (at: string): string => shanghaiDate(new Date(at));

function declaredElsewhere({ submittedAt, destination, changes }: Declaration): Occurrence[] {
  const first = changes.find(({ before }) => before !== undefined)?.before?.destination;
  if (first === undefined || first === destination) return [];
  return [{ kind: 'declared', date: dateOf(submittedAt), place: first }];
}

function changesOf(declaration: Declaration): Occurrence[] {
  return declaration.changes.flatMap(({ kind, at }): Occurrence[] => {
    const then = { date: dateOf(at), place: placeThen(declaration, at) };
    switch (kind) {
      case 'edit':
        return [{ kind: 'edited', ...then }];
      case 'withdrawal':
        return [{ kind: 'withdrawn', ...then }];
      case 'take-over':
      case 'joined':
        return [];
    }
  });
}

/** The first entry that tells where the person is: reached, arrived or not coming (requirements C1, C2). */
function firstVerification(declaration: Declaration): Occurrence[] {
  const first = declaration.verifications.find(({ step }) => {
    return step.kind === 'contact' ? step.reached : step.kind === 'arrival' || step.kind === 'not-coming';
  });
  if (first === undefined) return [];
  const { since, due } = clockOf(declaration, first.at);
  const bucket = hourBucketOf(Date.parse(first.at) - since.getTime());
  const place = placeThen(declaration, first.at);
  return [{ kind: 'verified', date: dateOf(first.at), place, bucket, inTime: first.at < due.toISOString() }];
}

// The clock runs only while the case is theirs (requirements I1): from the round, or from the acceptance.
function clockOf({ submittedAt, transfers }: Declaration, at: string): { since: Date; due: Date } {
  const accepted = transfers.findLast(
    ({ state, answeredAt }) => state === 'accepted' && answeredAt !== undefined && answeredAt < at,
  )?.answeredAt;
  const from = new Date(accepted ?? submittedAt);
  return { since: accepted === undefined ? roundAfter(from) : from, due: firstContactDueAt(from) };
}

function stepOf(declaration: Declaration, { at, step, riskLevel }: Verification): Occurrence[] {
  const then = { date: dateOf(at), place: placeThen(declaration, at) };
  switch (step.kind) {
    case 'contact':
      return step.reached ? [] : [{ kind: 'unreached', ...then }];
    case 'arrival':
      return [
        {
          kind: 'arrived',
          ...then,
          date: dateOf(step.arrivedAt),
          transport: step.journey.transport,
          symptoms: step.symptoms.present,
          riskStay: step.riskStays.present,
          ...(riskLevel !== undefined && { riskLevel }),
        },
      ];
    case 'not-coming':
      return [{ kind: 'not-coming', ...then }];
    case 'release':
      return [{ kind: 'released', ...then }];
    case 'measure':
    case 'test':
    case 'lifting':
      return [];
  }
}

function transfersOf({ transfers }: Declaration): Occurrence[] {
  return transfers.flatMap(({ state, answeredAt, from, to }): Occurrence[] =>
    state === 'accepted' && answeredAt !== undefined
      ? [{ kind: 'transferred', date: dateOf(answeredAt), place: from, to }]
      : [],
  );
}

function measuresOf(declaration: Declaration): Occurrence[] {
  return heldMeasures(declaration).map(({ measure: { measure, startDate }, at, lastDate }) => ({
    kind: 'controlled',
    date: startDate,
    place: placeThen(declaration, at),
    measure,
    endDate: lastDate,
  }));
}

/** What each measure asked for while it held, with who had the case when the test's day ended, or when it was asked for. */
function dueTestsOf(declaration: Declaration): Occurrence[] {
  return askedTests(declaration).map(({ date, askedAt, done, isOver }) => {
    const dayEnd = new Date(endOfDay(date).getTime() - 1).toISOString();
    const place = placeThen(declaration, askedAt > dayEnd ? askedAt : dayEnd);
    return { kind: 'test-due', date, place, done, ...(!done && isOver && { over: true as const }) };
  });
}

/** Each sample once, with the result that was told last: a pending one is completed by another entry (requirements C2). */
function samplesOf(declaration: Declaration): Occurrence[] {
  const samples = new Map<string, Extract<Occurrence, { kind: 'tested' }>>();
  for (const { at, step } of declaration.verifications) {
    if (step.kind !== 'test') continue;
    const { sampledAt, result } = step;
    const known = samples.get(sampledAt);
    if (known !== undefined && result === 'pending') continue;
    const place = known?.place ?? placeThen(declaration, at);
    samples.set(sampledAt, { kind: 'tested', date: dateOf(sampledAt), place, result });
  }
  return [...samples.values()];
}
