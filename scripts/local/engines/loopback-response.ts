/** One answer of an engine. Header names are in lower case; a repeated header keeps its last value. */
export interface LoopbackResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface ResponseReader {
  /** Must be told the method before each answer: the answer to HEAD has a length and no body (RFC 9112 §6.3). */
  expect(method: string): void;
  push(chunk: Buffer): void;
  /** The connection ended: true when that completed an answer that had no length. */
  end(): boolean;
}

/** Cuts a byte stream into answers (RFC 9112): by Content-Length, by chunks, or until the connection ends. */
export function readResponses(complete: (response: LoopbackResponse) => void): ResponseReader {
  let method = '';
  let pending: Buffer = Buffer.alloc(0);
  let head: Head | undefined;
  /** What came since `pending` was last joined: a long body is joined once, not once a packet. */
  let parts: Buffer[] = [];
  let size = 0;
  let needed = 0;

  function join(): void {
    const [first] = parts;
    if (!first) return;
    pending = pending.length === 0 && parts.length === 1 ? first : Buffer.concat([pending, ...parts]);
    parts = [];
  }

  function finish(body: Buffer, rest: Buffer): void {
    const { status, headers } = head ?? { status: 0, headers: {} };
    head = undefined;
    pending = rest;
    size = rest.length;
    needed = 0;
    complete({ status, headers, body });
  }

  function advance(): void {
    head ??= takeHead();
    if (!head) return;
    if (head.status < 200) {
      head = undefined;
      advance();
      return;
    }
    const length = bodyLength(head, method);
    if (length === 'chunks') {
      const chunks = readChunks(pending);
      if (chunks) finish(chunks.body, chunks.rest);
    } else if (length !== 'until the end') {
      if (pending.length >= length) finish(pending.subarray(0, length), pending.subarray(length));
      else needed = length;
    }
  }

  function takeHead(): Head | undefined {
    const end = pending.indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    const parsed = parseHead(pending.toString('latin1', 0, end));
    pending = pending.subarray(end + 4);
    size = pending.length;
    return parsed;
  }

  return {
    expect: (name) => {
      method = name;
    },
    push: (chunk) => {
      parts.push(chunk);
      size += chunk.length;
      if (size < needed) return;
      join();
      advance();
    },
    end: () => {
      join();
      if (!head || bodyLength(head, method) !== 'until the end') return false;
      finish(pending, Buffer.alloc(0));
      return true;
    },
  };
}

interface Head {
  readonly status: number;
  readonly headers: Record<string, string>;
}

function parseHead(text: string): Head {
  const lines = text.split('\r\n');
  const headers: Record<string, string> = {};
  for (let at = 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { status: Number((lines[0] ?? '').slice(9, 12)), headers };
}

function bodyLength(head: Head, method: string): number | 'chunks' | 'until the end' {
  if (method === 'HEAD' || head.status === 204 || head.status === 304) return 0;
  if (head.headers['transfer-encoding'] === 'chunked') return 'chunks';
  const length = head.headers['content-length'];
  return length === undefined ? 'until the end' : Number(length);
}

function readChunks(bytes: Buffer): { body: Buffer; rest: Buffer } | undefined {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16);
    const start = line + 2;
    if (bytes.length < start + size + 2) return undefined;
    if (size === 0) return { body: Buffer.concat(parts), rest: bytes.subarray(start + 2) };
    parts.push(bytes.subarray(start, start + size));
    at = start + size + 2;
  }
}
