import { readFileSync } from 'node:fs';

// The function that writes exports, in a process of its own, so that its memory is nobody else's: `run-export.ts <bundle> <message>`.
// Prints how long it took and what memory it came to, as one line of JSON.
const [bundle = '', message = ''] = process.argv.slice(2);
// A bundle is one long line: an error that shows where it was thrown would show all of it.
process.on('uncaughtException', ({ name, message: told }) => {
  console.error(`${name}: ${told.slice(0, 500)}`);
  process.exit(1);
});
const { handler } = (await import(bundle)) as {
  handler: (event: unknown) => Promise<{ batchItemFailures: unknown[] }>;
};
const mb = (bytes: number): number => bytes / 1_024 / 1_024;
const baseMb = mb(process.memoryUsage.rss());
const startedAt = performance.now();
const { batchItemFailures } = await handler({ Records: [{ messageId: 'bench', body: message }] });
if (batchItemFailures.length > 0) throw new Error(`the export failed: ${JSON.stringify(batchItemFailures)}`);
const seconds = (performance.now() - startedAt) / 1_000;
console.log(JSON.stringify({ seconds, baseMb, peakMb: mostResidentMb() }));
process.exit(0);

/**
 * The most memory that this program had at once. `process.resourceUsage().maxRSS` would tell that of the bench where that is more: the
 * kernel counts what a process was before it became this program.
 */
function mostResidentMb(): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1_024;
}
