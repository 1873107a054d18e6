import autocannon from 'autocannon';

export interface LoadRequest {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export interface LoadFigures {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** How often each status was answered. */
  statuses: Record<string, number>;
}

export interface Load {
  url: string;
  amount: number;
  request: (n: number) => LoadRequest;
  onAnswer?: (n: number, status: number, body: string) => void;
}

/** Sends `amount` requests over 32 connections as fast as they are answered. */
export async function load({ url, amount, request, onAnswer }: Load): Promise<LoadFigures> {
  let next = 0;
  const statuses: Record<string, number> = {};
  const startedAt = performance.now();
  const result = await autocannon({
    url,
    connections: 32,
    amount,
    timeout: 60,
    requests: [
      {
        setupRequest: (base, context: { n?: number }) => {
          context.n = next;
          const one = request(Math.min(next, amount - 1));
          next += 1;
          return { ...base, ...one };
        },
        onResponse: (status, body, context: { n?: number }) => {
          statuses[status] = (statuses[status] ?? 0) + 1;
          onAnswer?.(context.n ?? 0, status, body);
        },
      },
    ],
  });
  const answered = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  const seconds = (performance.now() - startedAt) / 1000;
  return { perSecond: answered / seconds, p50Ms: result.latency.p50, p99Ms: result.latency.p99, statuses };
}
