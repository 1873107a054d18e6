import {
  type FeedMandate,
  feedMandateEndRequest,
  feedMandateRequest,
} from '../../../schemas/feed-mandate.ts';
import { aMandate } from '../../compare/mandates/a-mandate.ts';
import { type Answers, notFound, ok, refused } from './fake-answer.ts';
import { afternoon } from './some-cases.ts';

const by = { sub: 'province-41', place: '41' };
const at = afternoon.toISOString();

/** One that was ended, and one that is over. */
function someMandates(): FeedMandate[] {
  const ended = { at: '2026-01-14T02:00:00.000Z', by, reason: '专项排查结束' };
  return [
    aMandate({ id: 'gate-1', kind: 'gate', ended }),
    aMandate({ id: 'air-1', kind: 'air', toDate: '2026-01-15', documentNumber: '示例〔2026〕2号' }),
  ];
}

/** Written mandates as the schemas promise them. */
export function mandateAnswers(region: string): Answers {
  const mandates = someMandates();
  const isProvince = region.length === 2;
  const forbidden = refused(403, 'not-allowed', '您的岗位不能进行这项操作。');
  return [
    [/^GET \/v1\/feed-mandates$/, () => ok({ mandates })],
    [
      /^POST \/v1\/feed-mandates$/,
      ({ body }) => {
        if (!isProvince) return forbidden;
        const request = feedMandateRequest.parse(body);
        const current = mandates.find(({ kind, ended }) => kind === request.kind && ended === undefined);
        const sentence = '此类数据在这段时间已有授权，请核对；需要更换的，先终止原有授权。';
        if (current !== undefined) return refused(409, 'feed-mandate.overlaps', sentence, { current });
        const mandate = { ...request, id: `${request.kind}-7`, recordedAt: at, recordedBy: by };
        mandates.unshift(mandate);
        return { status: 201, body: mandate };
      },
    ],
    [
      /^POST \/v1\/feed-mandates\/([^/]+)\/end$/,
      ({ body }, id) => {
        if (!isProvince) return forbidden;
        const { reason } = feedMandateEndRequest.parse(body);
        const mandate = mandates.find((one) => one.id === id);
        if (mandate === undefined) return notFound();
        mandate.ended = { at, by, reason };
        return { status: 201, body: mandate };
      },
    ],
  ];
}
