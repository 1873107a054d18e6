import { type ExportDecision, exportDecisionRequest, exportRequest } from '../../../schemas/export.ts';
import { type Answers, notFound, ok, refused } from './fake-answer.ts';
import { afternoon } from './some-cases.ts';
import { anExport, someApprovals, someExports } from './some-exports.ts';

/** Exports of one administrator, and those of others that they may approve; one of these is decided by somebody else meanwhile. */
export function exportAnswers(sub: string, region: string): Answers {
  const exports = someExports(region);
  const approvals = someApprovals(region);
  return [
    [/^GET \/v1\/exports$/, () => ok({ exports })],
    [
      /^POST \/v1\/exports$/,
      ({ body }) => {
        const made = anExport(exports.length, { asked: exportRequest.parse(body) });
        exports.unshift(made);
        return { status: 201, body: made };
      },
    ],
    [
      /^GET \/v1\/exports\/approvals$/,
      () => ok({ approvals: approvals.filter(({ decision }) => decision === undefined) }),
    ],
    [
      /^POST \/v1\/exports\/([^/]+)\/approval$/,
      ({ body }, id) => {
        const { approved } = exportDecisionRequest.parse(body);
        const found = approvals.find((one) => one.id === id);
        if (found === undefined) return notFound();
        if (found.rows === 20_000) return refused(409, 'approval.decided', '该导出已有人审批。');
        const decision: ExportDecision = {
          approved,
          by: { sub, place: region },
          at: afternoon.toISOString(),
        };
        Object.assign(found, { decision, state: approved ? 'ready' : 'refused' });
        return { status: 201, body: found };
      },
    ],
  ];
}
