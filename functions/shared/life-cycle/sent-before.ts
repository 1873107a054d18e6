import { InvalidError } from '../errors.ts';

interface Marked {
  key: string;
  body: string;
}

/**
 * What was kept of a request that is sent again: then nothing is written and the answer is the same (invariant 1).
 * Undefined for a new one.
 * @throws InvalidError (422) when the key was used with another body.
 */
export function sentBefore<Entry extends Marked>(kept: readonly Entry[], mark: Marked): Entry | undefined {
  const found = kept.find(({ key }) => key === mark.key);
  if (found !== undefined && found.body !== mark.body) throw new InvalidError([], 'idempotency.reused');
  return found;
}
