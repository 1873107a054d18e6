import type { IncomingMessage } from 'node:http';

/** API Gateway takes 10 MB. */
const maximumBytes = 10_485_760;

const noBody = Buffer.alloc(0);

/** The whole body, `undefined` when it is too large. A request without one is not waited for. */
export function readBody(request: IncomingMessage): Promise<Buffer | undefined> | Buffer | undefined {
  const length = request.headers['content-length'];
  if (length === undefined && request.headers['transfer-encoding'] === undefined) return noBody;
  if (Number(length) > maximumBytes) {
    request.resume();
    return undefined;
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maximumBytes) chunks.push(chunk);
      else resolve(undefined);
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
  });
}
