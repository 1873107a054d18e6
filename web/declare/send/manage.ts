import * as z from 'zod/mini';
import type { MessageRequest, WithdrawalRequest } from '../../../schemas/declaration-request.ts';
import { type MyDeclarations, myDeclarations, type Receipt, receipt } from '../../../schemas/receipt.ts';
import { type CodeSent, codeSent, type SessionStarted, sessionStarted } from '../../../schemas/session.ts';
import { receiptHashOf } from '../device/chance.ts';
import { send } from './call.ts';
import { persist } from './persist.ts';

/** By what a declaration is managed: its secret on the device that declared, a session of the phone elsewhere. */
export type Proof = { secret: string } | { token: string };

export function headersOf(proof: Proof): Record<string, string> {
  return 'secret' in proof ? { 'receipt-secret': proof.secret } : { authorization: `Bearer ${proof.token}` };
}

export interface Managed {
  id: string;
  proof: Proof;
  language: string;
}

/** Sends a change, then asks for the receipt as it stands: the same answer whether or not the change had arrived before. */
async function change(
  managed: Managed,
  what: string,
  content: { key: string; body: unknown },
): Promise<Receipt> {
  const { id, proof, language } = managed;
  const path = `/v1/declarations/${id}/${what}`;
  const call = { method: 'POST' as const, path, language, headers: headersOf(proof), ...content };
  await persist(() => send(call, z.unknown()));
  return fetchReceipt(managed);
}

export function fetchReceipt({ id, proof, language }: Managed): Promise<Receipt> {
  return send(
    { method: 'GET', path: `/v1/declarations/${id}`, language, headers: headersOf(proof) },
    receipt,
  );
}

export function withdraw(managed: Managed, key: string, body: WithdrawalRequest): Promise<Receipt> {
  return change(managed, 'withdrawal', { key, body });
}

export function sendMessage(managed: Managed, key: string, body: MessageRequest): Promise<Receipt> {
  return change(managed, 'messages', { key, body });
}

export function askForCode(phone: string, language: 'zh' | 'en', key: string): Promise<CodeSent> {
  return send(
    { method: 'POST', path: '/v1/citizen/codes', language, key, body: { phone, language } },
    codeSent,
  );
}

export function startSession(
  entered: { challenge: string; code: string },
  language: string,
  key: string,
): Promise<SessionStarted> {
  return send({ method: 'POST', path: '/v1/citizen/sessions', language, key, body: entered }, sessionStarted);
}

export function fetchMine(token: string, language: string): Promise<MyDeclarations> {
  return send(
    { method: 'GET', path: '/v1/declarations', language, headers: headersOf({ token }) },
    myDeclarations,
  );
}

/** The traveller takes over: from now on a secret of this device manages it (requirements A6). */
export async function takeOver({ id, proof, language }: Managed, secret: string, key: string): Promise<void> {
  const body = { receiptHash: await receiptHashOf(secret) };
  const path = `/v1/declarations/${id}/receipt`;
  await persist(() =>
    send({ method: 'PUT', path, language, key, headers: headersOf(proof), body }, z.unknown()),
  );
}
