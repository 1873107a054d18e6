import { editDeclaration } from '../../functions/declare/edit-declaration.ts';
import { sendMessage } from '../../functions/declare/send-message.ts';
import { submitParty } from '../../functions/declare/submit-party.ts';
import { withdrawDeclaration } from '../../functions/declare/withdraw-declaration.ts';
import type { Caller } from '../../functions/shared/access/authorise.ts';
import { markOf } from '../../functions/shared/request-mark.ts';
import { recordVerification } from '../../functions/verify/record-verification.ts';
import { replyToTransfer } from '../../functions/verify/reply-to-transfer.ts';
import { requestTransfer } from '../../functions/verify/request-transfer.ts';
import { settleFilings } from '../../functions/verify/settle-filings.ts';
import type { ControlRule } from '../../schemas/control-rule.ts';
import type { DeclarationRequest, EditRequest, MessageRequest } from '../../schemas/declaration-request.ts';
import type { RiskArea } from '../../schemas/risk-area.ts';
import type { SettlementRequest, VerificationRequest } from '../../schemas/verification.ts';
import { openMemoryStores } from './memory-stores.ts';

/** What somebody did, as a request that asks a running system for the same. */
export interface Deed {
  at: Date;
  /** The staff account; a citizen when it is absent. */
  sub?: string;
  method: 'POST' | 'PUT';
  path: string;
  body: unknown;
  key: string;
  /** What the citizen's device shows. */
  secret?: string;
  /** The version that was seen. */
  version?: number;
}

export interface VillageSettings {
  /** The season's key of ids. */
  ids: Uint8Array;
  rules: readonly ControlRule[];
  riskAreas: readonly RiskArea[];
  /** For how many days cases are kept. */
  retentionDays: number;
}

/** One deed: when, and under which Idempotency-Key. */
export interface Doing {
  at: Date;
  key: string;
}

/**
 * Where the real rules are applied to one party, in order of time: every state and every entry is what the API would have made
 * of the same requests, which it tells as deeds.
 */
export function openVillage(settings: VillageSettings) {
  const stores = openMemoryStores(settings);
  const { find, regions, declarations, cases } = stores;
  const deeds: Deed[] = [];
  const submission = { regions, filings: stores.filings, limit: { admit: () => Promise.resolve() } };
  const desks = { touch: () => Promise.resolve() };
  const officer = (place: string, scope: Caller['scope']): (() => Promise<Caller>) => {
    const staff = {
      sub: `officer-${place}`,
      role: 'officer' as const,
      region: place,
      active: true,
      deputy: false,
    };
    return () => Promise.resolve({ staff, scope });
  };
  const note = (deed: Omit<Deed, 'at' | 'key'>, { at, key }: Doing) => {
    deeds.push({ ...deed, at, key });
    return { ...markOf(key, JSON.stringify(deed.body)), at: at.toISOString() };
  };
  const placeOf = (id: string): string => find(id)?.place ?? '';
  const device = (secret: string, id: string) => ({
    secret,
    receiptHash: find(id)?.receiptHash ?? '',
    kind: 'device' as const,
  });

  return {
    find,
    kept: stores.kept,
    beside: stores.beside,
    deeds: (): readonly Deed[] => deeds,
    declare: async (content: DeclarationRequest, doing: Doing): Promise<string[]> => {
      const mark = note({ method: 'POST', path: '/v1/declarations', body: content }, doing);
      const answer = await submitParty(submission, { content, idempotencyKey: doing.key, mark }, doing.at);
      return answer.declarations.map(({ id }) => id);
    },
    edit: async (id: string, secret: string, { content, ...doing }: Doing & { content: EditRequest }) => {
      const version = find(id)?.version ?? 0;
      const mark = note(
        { method: 'PUT', path: `/v1/declarations/${id}`, body: content, secret, version },
        doing,
      );
      await editDeclaration({ declarations, regions }, device(secret, id), {
        id,
        content,
        version,
        mark,
        now: doing.at,
      });
    },
    withdraw: async (id: string, secret: string, doing: Doing) => {
      const mark = note(
        { method: 'POST', path: `/v1/declarations/${id}/withdrawal`, body: {}, secret },
        doing,
      );
      await withdrawDeclaration(declarations, device(secret, id), { id, content: {}, mark, now: doing.at });
    },
    tell: async (id: string, secret: string, { content, ...doing }: Doing & { content: MessageRequest }) => {
      const mark = note(
        { method: 'POST', path: `/v1/declarations/${id}/messages`, body: content, secret },
        doing,
      );
      await sendMessage(declarations, device(secret, id), { id, content, mark, now: doing.at });
    },
    record: async (id: string, step: VerificationRequest, doing: Doing) => {
      const place = placeOf(id);
      const path = `/v1/declarations/${id}/verifications`;
      const mark = note({ sub: `officer-${place}`, method: 'POST', path, body: step }, doing);
      const rules = { all: () => Promise.resolve([...settings.rules]) };
      const riskAreas = { near: () => Promise.resolve([...settings.riskAreas]) };
      await recordVerification({ cases, rules, riskAreas, desks }, officer(place, 'responsible'), {
        id,
        step,
        mark,
      });
    },
    transfer: async (id: string, community: string, doing: Doing) => {
      const place = placeOf(id);
      const request = { community, reason: '本人实际到达该社区' };
      const mark = note(
        { sub: `officer-${place}`, method: 'POST', path: `/v1/declarations/${id}/transfers`, body: request },
        doing,
      );
      const needs = {
        cases,
        regions,
        isUnmanned: () => Promise.resolve(false),
        desks,
        notify: () => Promise.resolve(),
      };
      await requestTransfer(needs, officer(place, 'responsible'), { id, request, mark });
    },
    answer: async (id: string, isAccepted: boolean, doing: Doing) => {
      const asked = find(id)?.transfers.find(({ state }) => state === 'waiting');
      if (asked === undefined) return;
      const reason = '查无此人，地址不属本社区';
      const body = isAccepted ? {} : { reason };
      const path = `/v1/declarations/${id}/transfers/${asked.n}/${isAccepted ? 'acceptance' : 'refusal'}`;
      const mark = note({ sub: `officer-${asked.to}`, method: 'POST', path, body }, doing);
      const state = isAccepted ? ('accepted' as const) : ('refused' as const);
      const reply = { id, n: asked.n, state, text: isAccepted ? undefined : reason, mark };
      await replyToTransfer({ cases, desks }, officer(asked.to, 'receiving'), reply);
    },
    settle: async (
      id: string,
      claim: string,
      { content, ...doing }: Doing & { content: SettlementRequest },
    ) => {
      const place = placeOf(id);
      const path = `/v1/declarations/${id}/claims/${claim}/settlement`;
      const mark = note({ sub: `officer-${place}`, method: 'POST', path, body: content }, doing);
      await settleFilings({ cases, desks }, officer(place, 'responsible'), {
        id,
        claim,
        request: content,
        mark,
      });
    },
  };
}

export type Village = ReturnType<typeof openVillage>;
