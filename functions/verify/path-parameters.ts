import { declarationId } from '../../schemas/declaration.ts';
import { notFound } from '../shared/errors.ts';

/** What API Gateway took from the path. */
interface Addressed {
  pathParameters?: Record<string, string | undefined> | undefined;
}

/** The id in the path. @throws RefusedError `not-found` for what can be no id. */
export function caseIdOf({ pathParameters }: Addressed, name: 'id' | 'claim' = 'id'): string {
  const id = declarationId.safeParse(pathParameters?.[name]);
  if (!id.success) throw notFound();
  return id.data;
}

/** The number of a transfer in the path. @throws RefusedError `not-found` for what is no number. */
export function transferNumberOf({ pathParameters }: Addressed): number {
  const written = pathParameters?.['n'] ?? '';
  if (!/^[1-9]\d{0,3}$/.test(written)) throw notFound();
  return Number(written);
}
