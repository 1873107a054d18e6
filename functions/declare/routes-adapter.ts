import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { editRequest, messageRequest, withdrawalRequest } from '../../schemas/declaration-request.ts';
import { takeOverRequest } from '../../schemas/receipt.ts';
import { type Answer, created, ok, versionTag } from '../shared/http/answers.ts';
import { versionOf } from '../shared/http/if-match.ts';
import { readRequest } from '../shared/http/read-request.ts';
import { composeReceipt } from './compose-receipt.ts';
import { editDeclaration } from './edit-declaration.ts';
import { type Citizen, findOwn, type Own } from './find-own.ts';
import { readForm } from './form-adapter.ts';
import { listOwn } from './list-own.ts';
import type { Management } from './management-adapter.ts';
import { sendMessage } from './send-message.ts';
import { takeOver } from './take-over.ts';
import { withdrawDeclaration } from './withdraw-declaration.ts';

interface Asked {
  event: APIGatewayProxyEventV2;
  citizen: Citizen;
  id: string;
  now: Date;
}

type Route = (asked: Asked) => Promise<Answer>;

/** One line of parsing, asking and answering for each route of schemas/access.ts that is the citizen's own. */
export function managementRoutes(needs: Management): Readonly<Partial<Record<string, Route>>> {
  const { declarations, regions } = needs;
  const receipt = async (own: Own, now: Date, answer = ok): Promise<Answer> => {
    const { place, version } = own.declaration;
    return answer(composeReceipt(own, await regions.find(place), now), versionTag(version));
  };
  return {
    'GET /v1/declarations': async ({ citizen, now }) => ok(await listOwn(needs, citizen, now)),
    'GET /v1/declarations/{id}': async ({ citizen, id, now }) =>
      receipt(await findOwn(declarations, citizen, { id }), now),
    'PUT /v1/declarations/{id}': async ({ event, citizen, id, now }) => {
      const version = versionOf(event.headers);
      const asked = { ...(await readForm(editRequest, event, { regions, now })), id, version, now };
      return receipt(await editDeclaration(needs, citizen, asked), now);
    },
    'POST /v1/declarations/{id}/withdrawal': async ({ event, citizen, id, now }) => {
      const asked = { ...readRequest(withdrawalRequest, event), id, now };
      return receipt(await withdrawDeclaration(declarations, citizen, asked), now);
    },
    'POST /v1/declarations/{id}/messages': async ({ event, citizen, id, now }) => {
      const asked = { ...readRequest(messageRequest, event), id, now };
      return receipt(await sendMessage(declarations, citizen, asked), now, created);
    },
    'PUT /v1/declarations/{id}/receipt': async ({ event, citizen, id, now }) => {
      const asked = { ...readRequest(takeOverRequest, event), id, now };
      return receipt(await takeOver(declarations, citizen, asked), now);
    },
  };
}
