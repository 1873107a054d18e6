import type { LoopbackResponse } from '../loopback-response.ts';

/** An S3 error of the REST API: XML with a code. */
export function objectError(status: number, code: string, message: string): LoopbackResponse {
  const body = Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  );
  return { status, headers: { 'content-type': 'application/xml' }, body };
}
