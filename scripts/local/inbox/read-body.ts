import type { IncomingMessage } from 'node:http';

/** The body as text; undefined when it is longer than 64 KB, of which no more is kept. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= 65_536) chunks.push(chunk);
  }
  return length > 65_536 ? undefined : Buffer.concat(chunks).toString();
}
