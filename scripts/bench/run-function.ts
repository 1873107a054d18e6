import { randomUUID } from 'node:crypto';
import { inventedRequest } from './people.ts';

// In a process of its own: `run-function.ts <bundle> <calls> <at once>`. Prints what it took, as one line of JSON.
const [bundle = '', calls = '1', atOnce = '1'] = process.argv.slice(2);
const community = '410105001003';
const offset = Math.floor(Math.random() * 10_000_000);

function eventOf(n: number): unknown {
  const request = inventedRequest(offset + n, { community, now: new Date(), receiptHash: 'a'.repeat(43) });
  return {
    version: '2.0',
    routeKey: 'POST /v1/declarations',
    rawPath: '/v1/declarations',
    rawQueryString: '',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'accept-language': 'zh' },
    requestContext: {
      http: { method: 'POST', path: '/v1/declarations', sourceIp: '127.0.0.1' },
      requestId: String(n),
    },
    body: JSON.stringify(request),
    isBase64Encoded: false,
  };
}

const events = Array.from({ length: Number(calls) + 1 }, (_, n) => eventOf(n));
const context = { awsRequestId: 'bench', functionName: 'bench', getRemainingTimeInMillis: () => 10_000 };

const cpuAtStart = process.cpuUsage();
const startedAt = performance.now();
const { handler } = (await import(bundle)) as {
  handler: (event: unknown, context: unknown) => Promise<{ statusCode: number } | undefined>;
};
const call = async (n: number): Promise<void> => {
  const answer = await handler(events[n], context);
  if (answer !== undefined && answer.statusCode !== 201) throw new Error(`answered ${answer.statusCode}`);
};
await call(0);
const firstMs = performance.now() - startedAt;
const firstCpu = process.cpuUsage(cpuAtStart);

let next = 1;
const cpu = process.cpuUsage();
const lane = async (): Promise<void> => {
  for (let n = next; n < events.length; n = next) {
    next += 1;
    await call(n);
  }
};
await Promise.all(Array.from({ length: Number(atOnce) }, lane));
const { user, system } = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    firstMs,
    firstCpuMs: (firstCpu.user + firstCpu.system) / 1000,
    cpuMicroseconds: (user + system) / Math.max(1, Number(calls)),
  }),
);
process.exit(0);
