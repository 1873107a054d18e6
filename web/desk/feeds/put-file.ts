import { UnreachableError } from '../../staff/refusals.ts';

/** The bucket answered that it will not. */
export class NotTakenError extends Error {
  override readonly name = 'NotTakenError';
  readonly status: number;

  constructor(status: number) {
    super(`not taken: ${status}`);
    this.status = status;
  }
}

/** What was put there by an earlier try is there already. */
const isThere = 412;

/**
 * Puts a file where its link says, straight into the bucket, and tells how many of its bytes have gone. Not by `fetch`, which tells nothing of
 * what has been sent.
 * @throws UnreachableError without an answer · NotTakenError
 */
export function putFile(url: string, file: File, told: (bytes: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('PUT', url);
    sending.setRequestHeader('Content-Type', 'application/octet-stream');
    sending.setRequestHeader('If-None-Match', '*');
    sending.upload.onprogress = ({ loaded }) => told(loaded);
    sending.onload = () => {
      const { status } = sending;
      if ((status >= 200 && status < 300) || status === isThere) resolve();
      else reject(status >= 500 ? new UnreachableError(true, 0) : new NotTakenError(status));
    };
    sending.onerror = () => reject(new UnreachableError(false, 0));
    sending.send(file);
  });
}
