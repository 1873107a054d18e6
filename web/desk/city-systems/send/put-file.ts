import { UnreachableError } from '../../../staff/refusals.ts';

/** The bucket answered that it will not. */
export class NotTakenError extends Error {
  override readonly name = 'NotTakenError';
  readonly status: number;

  constructor(status: number) {
    super(`not taken: ${status}`);
    this.status = status;
  }
}

/**
 * Puts a file where its link says.
 * @throws UnreachableError without an answer · NotTakenError
 */
export async function putFile(url: string, file: File): Promise<void> {
  const response = await fetch(url, { method: 'PUT', body: file }).catch((cause: unknown) => {
    throw new UnreachableError(false, 0, { cause });
  });
  if (!response.ok) throw new NotTakenError(response.status);
}
