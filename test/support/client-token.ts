import * as z from 'zod/mini';
import type { System } from '../../scripts/local/system.ts';
import { type Client, clientOf } from './http-client.ts';

const granted = z.object({ access_token: z.string() });

/** The staff API as a system reaches it: by a token that its client asked for with its secret (RFC 6749 §4.4), for each call. */
export function asSystem(system: System, client: string): Client {
  return async (call) => {
    const basic = Buffer.from(`${client}:baobei`).toString('base64');
    const answer = await fetch(`${system.issuerUrl}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const { access_token: token } = granted.parse(await answer.json());
    return clientOf(system.officerUrl, { Authorization: `Bearer ${token}` })(call);
  };
}
