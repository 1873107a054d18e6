import { InvalidError } from '../../shared/errors.ts';

/** A thousand rows may all be wrong in the same way; an answer is no list of them. */
const mostTold = 100;

/** Reads what was sent; of what is wrong the first places are told. @throws InvalidError with those */
export function tellFewFaults<Content>(read: () => Content): Content {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InvalidError) || error.issues.length <= mostTold) throw error;
    throw new InvalidError(error.issues.slice(0, mostTold), error.code, error.status);
  }
}
