import type { SignedRequest } from './sign-link.ts';

/** What the signature itself is made of. */
const ofSignature =
  /^x-amz-(algorithm|credential|date|expires|signedheaders|signature|security-token|content-sha256)$/;

/** The `x-amz-` headers of a request, with those that its signer moved into the query: metadata, locks, checksums. */
export function amazonHeaders({ query, headers }: SignedRequest): Readonly<Record<string, string>> {
  const sent = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
  const amazon = [...sent, ...query]
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name.startsWith('x-amz-') && !ofSignature.test(name));
  return Object.fromEntries(amazon);
}
