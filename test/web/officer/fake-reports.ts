import {
  type CommunityReport,
  type Contradiction,
  confirmationRequest,
  correctionRequest,
  objectionAnswerRequest,
  type ReportProblem,
} from '../../../schemas/daily-report.ts';
import { isZero, totalOf } from '../../../schemas/reported-figures.ts';
import { reportedKeys } from '../../../schemas/tally.ts';
import type { FakeAnswer, FakeCall } from '../built-site.ts';
import { aConfirmation, aRegionReport, unmanned } from './some-reports.ts';

const sentences: Record<string, string> = {
  'report.manned': '该社区（村）有在岗专管员，由专管员上报。',
  'report.none': '这一天没有日报。',
  'report.changed': '数据有更新，请核对新的数字后再上报。',
  'report.contradicted': '现有数据与零报告不符。',
  'report.confirmed': '这一天的日报已上报。',
  'report.closed': '这一天的日报已截止，请提交更正。',
};

/** What names the contradictions that were listed. */
const listed = '0123456789abcdef';

/** The reports of communities as the schemas promise them: `figures` of one may change, and data may contradict a zero. */
export function fakeReports(now: () => Date) {
  const kept = new Map<string, CommunityReport>();
  let contradictions: Contradiction[] = [];
  const idOf = (day: string, code: string) => `${day}/${code}`;

  const refused = (status: number, code: string, told: Partial<ReportProblem> = {}): FakeAnswer => ({
    status,
    body: {
      ...{ type: `/problems/${code}`, title: code, status, code, detail: sentences[code] ?? code },
      ...told,
    },
  });

  const none = () => {
    const days = [...kept.values()].map(({ day }) => day).toSorted();
    const [first, last] = [days[0], days.at(-1)];
    return refused(
      404,
      'report.none',
      first === undefined || last === undefined ? {} : { days: { first, last } },
    );
  };

  function confirm(report: CommunityReport, sub: string, body: unknown): FakeAnswer {
    const { attests, seen, remarks, objection, contradictionsTag } = confirmationRequest.parse(body);
    if (report.confirmation !== undefined) return refused(409, 'report.confirmed');
    const isOnBehalf = !sub.endsWith(report.community.code);
    if (isOnBehalf && report.community.code !== unmanned) return refused(403, 'report.manned');
    if (now().toISOString() >= report.closesAt) return refused(409, 'report.closed');
    const changed = reportedKeys
      .map((metric) => ({ metric, seen: seen[metric], now: totalOf(report.figures, metric) }))
      .filter((one) => one.seen !== one.now);
    if (changed.length > 0) return refused(409, 'report.changed', { changed });
    const isNothing = attests === 'zero' || isZero(report.figures);
    const isListed = objection !== undefined && contradictionsTag === listed;
    if (isNothing && contradictions.length > 0 && !isListed)
      return refused(409, 'report.contradicted', { contradictions, contradictionsTag: listed });
    const confirmation = aConfirmation({
      at: now().toISOString(),
      by: sub,
      onBehalf: isOnBehalf,
      kind: isNothing ? 'zero' : 'figures',
      figures: report.figures,
      ...(remarks !== undefined && { remarks }),
      ...(objection !== undefined && { objection: { reason: objection, contradictions } }),
    });
    const made = { ...report, confirmation };
    kept.set(idOf(report.day, report.community.code), made);
    return { status: 201, body: made };
  }

  function correct({ current, ...report }: CommunityReport, sub: string, body: unknown): FakeAnswer {
    const { reason } = correctionRequest.parse(body);
    if (current === undefined) return refused(409, 'report.unchanged');
    const changed = reportedKeys
      .map((metric) => ({ metric, was: totalOf(report.figures, metric), now: totalOf(current, metric) }))
      .filter((one) => one.was !== one.now);
    const place = report.community.code;
    const made = { n: report.corrections.length + 1, at: now().toISOString(), by: sub, place };
    const corrections = [...report.corrections, { ...made, reason, figures: current, changed }];
    kept.set(idOf(report.day, place), { ...report, corrections });
    return { status: 201, body: corrections.at(-1) };
  }

  /** As the township answers once (answer-objection.ts). */
  function answer(report: CommunityReport, sub: string, body: unknown): FakeAnswer {
    const request = objectionAnswerRequest.parse(body);
    const { confirmation } = report;
    if (confirmation?.objection === undefined) return refused(409, 'objection.none');
    if (confirmation.objection.answer !== undefined) return refused(409, 'objection.answered');
    const given = { at: now().toISOString(), by: sub, place: report.community.code.slice(0, 9), ...request };
    const made = { ...confirmation, objection: { ...confirmation.objection, answer: given } };
    kept.set(idOf(report.day, report.community.code), { ...report, confirmation: made });
    return { status: 201, body: made };
  }

  return {
    put: (report: CommunityReport) => {
      kept.set(idOf(report.day, report.community.code), report);
    },
    contradict: (told: Contradiction[]) => {
      contradictions = told;
    },
    answer: ({ method, path, query, body }: FakeCall, sub: string): FakeAnswer => {
      const [, , , day = '', communities, code = '', part] = path.split('/');
      const ofDay = [...kept.values()].filter((one) => one.day === day);
      if (communities === undefined && ofDay.length > 0)
        return { status: 200, body: aRegionReport(query['region'] ?? '', ofDay) };
      const report = kept.get(idOf(day, code));
      if (report === undefined) return none();
      if (method === 'GET') return { status: 200, body: report };
      if (part === 'corrections') return correct(report, sub, body);
      return part === 'confirmation' ? confirm(report, sub, body) : answer(report, sub, body);
    },
  };
}
