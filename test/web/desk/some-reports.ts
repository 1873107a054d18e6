import { createHash } from 'node:crypto';
import {
  type CommunityReport,
  type Confirmation,
  type ConfirmationRequest,
  type Contradiction,
  type Correction,
  communityReport,
  confirmation,
  type Objection,
  type ObjectionAnswerRequest,
} from '../../../schemas/daily-report.ts';
import {
  missingListTime,
  type ReportFile,
  type ReportFileKind,
  type ReportFiles,
  reportFileKind,
  reportFiles,
} from '../../../schemas/report-files.ts';
import {
  type RegionReport,
  type ReportDays,
  regionReport,
  reportDays,
} from '../../../schemas/report-progress.ts';
import {
  differenceBetween,
  type ReportedFigures,
  sumFigures,
  totalOf,
  totalsOf,
} from '../../../schemas/reported-figures.ts';
import { addDays, daysBetween, startOfDay } from '../../../schemas/shanghai-day.ts';
import { reportedKeys } from '../../../schemas/tally.ts';
import { afternoon, caseId } from './some-cases.ts';
import { childrenOf, regionLine } from './some-regions.ts';

export const firstReported = '2025-12-24';
export const lastReported = '2026-01-19';
/** Nobody works there. */
export const unmanned = '410105001007';

const hours = (day: string, hour: number) =>
  new Date(startOfDay(addDays(day, 1)).getTime() + hour * 3_600_000).toISOString();
/** Reports close in the evening here, so that yesterday's is open in the afternoon. */
const timesOf = (day: string) => ({ confirmBy: hours(day, 9), closesAt: hours(day, 18) });
const stateOf = (day: string) => (afternoon.toISOString() < timesOf(day).closesAt ? 'open' : 'closed');

/** A number that follows from a community and a day, from 0 to one below a modulus. */
const shift = (code: string, day: string, modulus: number) =>
  (Number(code.slice(6)) + 7 * Number(day.slice(-2))) % modulus;
/** Each fifth day is complete. */
const isMissing = (code: string, day: string) =>
  Number(day.slice(-2)) % 5 !== 0 && [9, 13].includes(shift(code, day, 23));
const isZero = (code: string, day: string) => shift(code, day, 3) !== 0;
const isObjected = (code: string, day: string) => shift(code, day, 41) === 34;

/** It told of somebody else after the report was closed. */
export const restated = '410105001010';
const hashOf = (content: string) => createHash('sha256').update(content).digest('hex');

function correctionOf(code: string, day: string): Correction {
  const figures = figuresOf(code, day);
  const arrived = { ...figures.arrived, since: figures.arrived.since + 1 };
  return {
    ...{ n: 1, at: hours(day, 20), by: `officer-${code}`, place: code, reason: '夜间到达，次日才得知' },
    figures: { ...figures, arrived },
    changed: [{ metric: 'arrived', was: totalOf(figures, 'arrived'), now: totalOf(figures, 'arrived') + 1 }],
  };
}

/** What names them. */
const listed = 'fedcba9876543210';
const contradictions: Contradiction[] = [{ kind: 'overdue', count: 2, cases: [caseId(1), caseId(2)] }];

function figuresOf(code: string, day: string): ReportedFigures {
  const told: Record<string, ReportedFigures[keyof ReportedFigures]> = isZero(code, day)
    ? {}
    : {
        declared: { atMidnight: 2, since: 0 },
        arrived: { atMidnight: 1, since: 1 },
        verified: { atMidnight: 1, since: 0 },
        'control-started.home-quarantine': { atMidnight: 1, since: 0 },
        'control-started.medical-observation': { atMidnight: 0, since: 1 },
        'tests-due': { atMidnight: 3, since: 0 },
        'tests-done': { atMidnight: 2, since: 0 },
      };
  const none = { atMidnight: 0, since: 0 };
  return Object.fromEntries(reportedKeys.map((key) => [key, told[key] ?? none])) as ReportedFigures;
}

function usualConfirmation(code: string, day: string): Confirmation | undefined {
  if (isMissing(code, day)) return undefined;
  const objection: Objection = { reason: '此人从未来过本社区', contradictions };
  return confirmation.parse({
    at: hours(day, 8.2),
    by: `officer-${code}`,
    place: code,
    onBehalf: false,
    kind: isZero(code, day) ? 'zero' : 'figures',
    figures: figuresOf(code, day),
    ...(isZero(code, day) ? {} : { remarks: '两人均已到家' }),
    ...(isObjected(code, day) ? { objection } : {}),
  });
}

function communitiesBelow(code: string): string[] {
  return code.length === 12 ? [code] : childrenOf(code).flatMap((child) => communitiesBelow(child.code));
}

const nameOf = (code: string) => regionLine(code)?.name ?? code;

/** What is wrong with a confirmation, as the system would refuse it. */
export interface Refused {
  code: 'report.changed' | 'report.contradicted';
  details: object;
}

/** What of its files is there: those of an open day's deadlines that have passed, or the editions of a closed one. */
export function someFiles(region: string, day: string): ReportFiles {
  const state = stateOf(day);
  const number = `${day.replaceAll('-', '')}-${region}`;
  const file = (kind: ReportFileKind): ReportFile => {
    const name = kind === 'manifest' ? `${number}-manifest.json` : `日报-${number}.${kind}`;
    return { kind, name, bytes: 1_000 * (1 + kind.length ** 4), sha256: hashOf(name) };
  };
  const edition = (corrections: number, files: ReportFile[]) => ({
    number: corrections === 0 ? number : `${number}-c${corrections}`,
    ...{ corrections, files },
  });
  const times = { confirmBy: 9, tellTownships: 9.5, tellCounties: 10 };
  return reportFiles.parse({
    ...{ day, region, state },
    editions:
      state === 'open'
        ? []
        : [
            edition(0, reportFileKind.options.map(file)),
            ...(restated.startsWith(region) ? [edition(1, [])] : []),
          ],
    missing:
      state === 'open' && region.length < 9
        ? missingListTime.options.map((time) => ({
            ...{ time, at: hours(day, times[time]), name: `未上报-${number}-${time}.csv`, missing: 12 },
          }))
        : [],
  });
}

/** The daily reports of all communities, for one administrator; what is confirmed, answered and reminded stays. */
export function someReports(sub: string, place: string) {
  const confirmed = new Map<string, Confirmation>();
  const reminded = new Map<string, string>();
  const confirmationOf = (code: string, day: string) =>
    confirmed.get(`${day} ${code}`) ?? usualConfirmation(code, day);
  const author = { at: afternoon.toISOString(), by: sub, place };

  const isConfirmed = (code: string, day: string) => !isMissing(code, day) || confirmed.has(`${day} ${code}`);

  const progressOf = (code: string, day: string): RegionReport['total'] => {
    const due = communitiesBelow(code);
    const made = due.filter((one) => isConfirmed(one, day));
    const silent = due.filter((one) => !isConfirmed(one, day));
    return {
      due: due.length,
      confirmed: made.length,
      zero: made.filter((one) => isZero(one, day)).length,
      objected: made.filter((one) => isObjected(one, day)).length,
      ...(stateOf(day) === 'closed' && { silentZero: silent.filter((one) => isZero(one, day)).length }),
    };
  };

  const standingOf = (code: string, day: string) => {
    const own = communitiesBelow(code).filter((one) => one === restated);
    const { figures } = correctionOf(restated, day);
    return {
      figures: sumFigures(communitiesBelow(code).map((one) => figuresOf(one, day))),
      corrections: own.length,
      ...(own.length > 0 && { difference: differenceBetween(figuresOf(restated, day), figures) }),
    };
  };

  const listsOf = (code: string, day: string): Partial<RegionReport> => {
    if (code.length < 6) return {};
    const all = communitiesBelow(code);
    const remindedAt = reminded.get(code);
    return {
      missing: all
        .filter((one) => confirmationOf(one, day) === undefined)
        .map((one) => ({
          code: one,
          name: nameOf(one),
          phone: `170${one.slice(4)}`,
          derivedZero: isZero(one, day),
          ...(one === unmanned && { unmanned: true as const }),
        })),
      objections: all
        .filter((one) => {
          const objection = confirmationOf(one, day)?.objection;
          return objection !== undefined && objection.answer === undefined;
        })
        .map((one) => ({ code: one, name: nameOf(one) })),
      ...(remindedAt !== undefined && { remindedAt }),
    };
  };

  const community = (code: string, day: string): CommunityReport => {
    const made = confirmationOf(code, day);
    const { name = code, path = code } = regionLine(code) ?? {};
    return communityReport.parse({
      day,
      community: { code, name, path },
      state: stateOf(day),
      ...timesOf(day),
      asOf: made?.at ?? afternoon.toISOString(),
      figures: figuresOf(code, day),
      corrections: stateOf(day) === 'closed' && code === restated ? [correctionOf(code, day)] : [],
      ...(stateOf(day) === 'closed' && { standing: made?.kind ?? 'silent' }),
      ...(made !== undefined && { confirmation: made }),
    });
  };

  return {
    community,
    /** How far a day is in a region, as the system answers it. */
    region: (code: string, day: string): RegionReport => {
      const { name = code, path = code } = regionLine(code) ?? {};
      const children = code.length === 12 ? [{ code, name }] : childrenOf(code);
      return regionReport.parse({
        day,
        region: { code, name, path },
        state: stateOf(day),
        ...timesOf(day),
        asOf: afternoon.toISOString(),
        total: progressOf(code, day),
        children: children.map((child) => ({
          code: child.code,
          name: child.name,
          progress: progressOf(child.code, day),
          ...(stateOf(day) === 'closed' && standingOf(child.code, day)),
        })),
        ...(stateOf(day) === 'closed' && {
          closed: {
            ...standingOf(code, day),
            at: timesOf(day).closesAt,
            number: `${day.replaceAll('-', '')}-${code}`,
            sha256: hashOf(`${day} ${code}`),
          },
        }),
        ...listsOf(code, day),
      });
    },
    /** How far it is on each day of a range that has a report. */
    days: (region: string, { from, to }: { from: string; to: string }): ReportDays => {
      const dates = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
      const reported = dates.filter((day) => day >= firstReported && day <= lastReported);
      return reportDays.parse({
        ...{ region, from, to, asOf: afternoon.toISOString() },
        days: reported.map((day) => ({
          ...{ day, state: stateOf(day), closesAt: timesOf(day).closesAt },
          progress: progressOf(region, day),
        })),
      });
    },
    /** Reports a day of a community, unless the data say otherwise. */
    confirm: (code: string, day: string, asked: ConfirmationRequest): Refused | CommunityReport => {
      const figures = figuresOf(code, day);
      const { attests, seen, remarks, objection: reason, contradictionsTag: tag } = asked;
      if (JSON.stringify(seen) !== JSON.stringify(totalsOf(figures)))
        return { code: 'report.changed', details: { changed: [] } };
      const isContradicted = attests === 'zero' && !isZero(code, day);
      if (isContradicted && (reason === undefined || tag !== listed))
        return { code: 'report.contradicted', details: { contradictions, contradictionsTag: listed } };
      const kind = attests === 'zero' || isZero(code, day) ? 'zero' : 'figures';
      confirmed.set(`${day} ${code}`, {
        ...author,
        onBehalf: true,
        kind,
        figures,
        ...(remarks !== undefined && { remarks }),
        ...(reason !== undefined && { objection: { reason, contradictions: [] } }),
      });
      return community(code, day);
    },
    /** Answers an objection. */
    answer: (code: string, day: string, asked: ObjectionAnswerRequest): Confirmation | undefined => {
      const made = confirmationOf(code, day);
      if (made?.objection === undefined) return undefined;
      const answered = { ...made, objection: { ...made.objection, answer: { ...author, ...asked } } };
      confirmed.set(`${day} ${code}`, answered);
      return answered;
    },
    /** Reminds once; the second time says from when on it can be done again. */
    remind: (region: string, day: string) => {
      const againAt = new Date(afternoon.getTime() + 15 * 60_000).toISOString();
      const isAgain = reminded.has(region);
      reminded.set(region, afternoon.toISOString());
      const { due, confirmed: done } = progressOf(region, day);
      return { isAgain, againAt, made: { day, region, ...author, communities: due - done, againAt } };
    },
  };
}
