import { confirmationRequest, objectionAnswerRequest } from '../../../schemas/daily-report.ts';
import { reportFilesQuery, reportLinkRequest } from '../../../schemas/report-files.ts';
import { regionReportQuery, reminderRequest, reportDaysQuery } from '../../../schemas/report-progress.ts';
import { type Answers, type FakeAnswer, notFound, ok, outside, refused } from './fake-answer.ts';
import { firstReported, lastReported, someFiles, someReports } from './some-reports.ts';

/** Of a day that has no report, why. */
function noReport(day: string): FakeAnswer | undefined {
  if (day > lastReported) return refused(409, 'report.not-yet', '这一天还没有结束，次日零点后可上报。');
  if (day >= firstReported) return undefined;
  const days = { first: firstReported, last: lastReported };
  return refused(404, 'report.none', '这一天没有日报。', { days });
}

const ofCommunity = '\\/v1\\/daily-reports\\/([\\d-]+)\\/communities\\/(\\d{12})';
const sentences = {
  'report.changed': '数据有更新，请核对新的数字后再上报。',
  'report.contradicted': '现有数据与零报告不符：请核对所列报备。',
};

/** The daily reports as the schemas promise them, for one administrator. */
export function reportAnswers(sub: string, region: string): Answers {
  const reports = someReports(sub, region);
  return [
    [
      /^GET \/v1\/daily-reports$/,
      ({ query }) => {
        const { region: of, ...range } = reportDaysQuery.parse(query);
        return of.startsWith(region) ? ok(reports.days(of, range)) : outside();
      },
    ],
    [
      /^GET \/v1\/daily-reports\/([\d-]+)$/,
      ({ query }, day) => {
        const { region: of } = regionReportQuery.parse(query);
        if (!of.startsWith(region)) return outside();
        return noReport(day) ?? ok(reports.region(of, day));
      },
    ],
    [
      /^GET \/v1\/daily-reports\/([\d-]+)\/files$/,
      ({ query }, day) => {
        const { region: of } = reportFilesQuery.parse(query);
        return of.startsWith(region) ? ok(someFiles(of, day)) : outside();
      },
    ],
    [
      /^POST \/v1\/daily-reports\/([\d-]+)\/files\/links$/,
      ({ body }, day) => {
        const asked = reportLinkRequest.parse(body);
        const url = `/fetched/${day}-${asked.region}-${asked.kind}`;
        return { status: 201, body: { url, expiresAt: '2026-01-20T06:15:00.000Z' } };
      },
    ],
    [
      /^POST \/v1\/daily-reports\/([\d-]+)\/reminders$/,
      ({ body }, day) => {
        const { isAgain, againAt, made } = reports.remind(reminderRequest.parse(body).region, day);
        if (!isAgain) return { status: 201, body: made };
        return refused(429, 'report.reminded', '15 分钟内已提醒过，请稍后再提醒，或直接打电话。', {
          againAt,
        });
      },
    ],
    [
      new RegExp(`^GET ${ofCommunity}$`),
      (_, day, code) =>
        code.startsWith(region) ? (noReport(day) ?? ok(reports.community(code, day))) : outside(),
    ],
    [
      new RegExp(`^POST ${ofCommunity}\\/confirmation$`),
      ({ body }, day, code) => {
        const answer = reports.confirm(code, day, confirmationRequest.parse(body));
        if (!('code' in answer)) return { status: 201, body: answer };
        return refused(409, answer.code, sentences[answer.code], answer.details);
      },
    ],
    [
      new RegExp(`^POST ${ofCommunity}\\/objection-answer$`),
      ({ body }, day, code) => {
        const answered = reports.answer(code, day, objectionAnswerRequest.parse(body));
        return answered === undefined ? notFound() : { status: 201, body: answered };
      },
    ],
  ];
}
