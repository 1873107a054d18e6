import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import {
  acceptanceRequest,
  refusalRequest,
  settlementRequest,
  transferRequest,
} from '../../schemas/verification.ts';
import type { CallerAt } from '../shared/access/authorise.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { notFound } from '../shared/errors.ts';
import { created } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { readRequest } from '../shared/http/read-request.ts';
import type { Freshness } from '../shared/life-cycle/decide-on-recent.ts';
import { openNotifyQueue } from '../shared/queue/send-notification.ts';
import { touchDesk } from '../shared/table/desk-store.ts';
import { cityOf } from '../shared/table/keys.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { findRegion } from '../shared/table/region-store.ts';
import { findUnmanned } from '../shared/table/unmanned-store.ts';
import { openCases } from './open-cases.ts';
import { caseIdOf, transferNumberOf } from './path-parameters.ts';
import { replyToTransfer } from './reply-to-transfer.ts';
import { requestTransfer } from './request-transfer.ts';
import { settleFilings } from './settle-filings.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

const sources = openSources();
const cases = openCases(sources);
const notify = openNotifyQueue(readEnvironment('NOTIFY_QUEUE_URL').NOTIFY_QUEUE_URL);
const regions = { find: (code: string) => findRegion(sources, code) };
const isUnmanned = async (community: string, freshness: Freshness) =>
  (await findUnmanned(sources, cityOf(community), freshness)).has(community);
const desksAt = (at: string) => ({ touch: (place: string) => touchDesk(sources, place, at) });

const answers: Record<string, (event: Event, callerAt: CallerAt, at: string) => Promise<unknown>> = {
  'POST /v1/declarations/{id}/transfers': (event, callerAt, at) => {
    const { content: request, mark } = readRequest(transferRequest, event);
    const needs = { cases, regions, isUnmanned, desks: desksAt(at), notify };
    return requestTransfer(needs, callerAt, { id: caseIdOf(event), request, mark: { ...mark, at } });
  },
  'POST /v1/declarations/{id}/transfers/{n}/acceptance': (event, callerAt, at) => {
    const { content, mark } = readRequest(acceptanceRequest, event);
    const reply = { state: 'accepted', text: content.note, mark: { ...mark, at } } as const;
    return replyToTransfer({ cases, desks: desksAt(at) }, callerAt, { ...reply, ...transferOf(event) });
  },
  'POST /v1/declarations/{id}/transfers/{n}/refusal': (event, callerAt, at) => {
    const { content, mark } = readRequest(refusalRequest, event);
    const reply = { state: 'refused', text: content.reason, mark: { ...mark, at } } as const;
    return replyToTransfer({ cases, desks: desksAt(at) }, callerAt, { ...reply, ...transferOf(event) });
  },
  'POST /v1/declarations/{id}/claims/{claim}/settlement': (event, callerAt, at) => {
    const { content: request, mark } = readRequest(settlementRequest, event);
    const asked = { id: caseIdOf(event), claim: caseIdOf(event, 'claim'), request, mark: { ...mark, at } };
    return settleFilings({ cases, desks: desksAt(at) }, callerAt, asked);
  },
};

function transferOf(event: Event): { id: string; n: number } {
  return { id: caseIdOf(event), n: transferNumberOf(event) };
}

/** The routes by which a case changes hands, and by which a claim is settled. */
export const handler = middy(async (event: Event) => {
  const answer = answers[event.routeKey];
  if (answer === undefined) throw notFound();
  const callerAt: CallerAt = (freshness) => callerOf(sources, event, freshness);
  return created(await answer(event, callerAt, systemClock().toISOString()));
}).use(apiMiddleware);
