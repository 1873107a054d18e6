import { isDeepStrictEqual } from 'node:util';
import { type DeclarationSources, findDeclaration } from '../../functions/shared/table/declaration-store.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import type { Running } from '../seed/find-running.ts';
import type { Deed, Village } from './village.ts';

/** What was done within it is sent one after the other: the clock runs on by itself. */
const leastStepMs = 60_000;

/**
 * Does what was done in villages again through the public API of the running system, its clock moved to each instant. Answers
 * what the API refused.
 */
export async function doThroughApi(
  running: Running,
  villages: readonly Village[],
  report: (done: number) => void,
): Promise<string[]> {
  const addresses = await running.addresses();
  const deeds = villages
    .flatMap((village) => village.deeds())
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const refused: string[] = [];
  let clockAt = 0;
  for (const [done, deed] of deeds.entries()) {
    if (deed.at.getTime() - clockAt >= leastStepMs) {
      await running.setClock(deed.at);
      clockAt = deed.at.getTime();
    }
    const response = await fetch(
      (deed.sub === undefined ? addresses.citizen : addresses.officer) + deed.path,
      {
        method: deed.method,
        headers: await headersOf(running, deed),
        body: JSON.stringify(deed.body),
      },
    );
    const answer = await response.text();
    if (!response.ok)
      refused.push(
        `${deed.method} ${deed.path.split('/').at(-1) ?? ''} was answered ${response.status}: ${answer}`,
      );
    report(done + 1);
  }
  return refused;
}

async function headersOf(
  running: Running,
  { sub, key, secret, version }: Deed,
): Promise<Record<string, string>> {
  return {
    'Content-Type': 'application/json',
    'Idempotency-Key': key,
    ...(secret !== undefined && { 'Receipt-Secret': secret }),
    ...(version !== undefined && { 'If-Match': `"${version}"` }),
    ...(sub !== undefined && { Authorization: `Bearer ${await running.tokenOf(sub)}` }),
  };
}

/** The ids of those that the API made something else of than the rules did in the village. */
export async function findDifferent(
  sources: DeclarationSources,
  villages: readonly Village[],
): Promise<string[]> {
  const different: string[] = [];
  for (const { declaration } of villages.flatMap((village) => village.kept())) {
    const stored = await findDeclaration(sources, declaration.id);
    if (stored === undefined || !isDeepStrictEqual(withoutInstants(stored), withoutInstants(declaration)))
      different.push(declaration.id);
  }
  return different;
}

/** The clock runs on between two calls, so what they were answered at is some milliseconds later. */
function withoutInstants({
  submittedAt: _submitted,
  updatedAt: _updated,
  ...declaration
}: Declaration): unknown {
  const told = JSON.stringify(declaration, (name, value: unknown) =>
    name === 'at' || name === 'answeredAt' ? undefined : value,
  );
  const read = JSON.parse(told) as Declaration;
  return { ...read, claims: read.claims.toSorted() };
}
