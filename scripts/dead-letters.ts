import * as z from 'zod/mini';

// `npm run dead-letters` lists what was set aside on the running local system; `npm run dead-letters -- redrive <queue>` puts it back
// into the queue that it came from, whole. On AWS the console and `aws sqs start-message-move-task` do the same.
const control = process.env['BAOBEI_CONTROL'] ?? 'http://127.0.0.1:8430';
const letters = z.object({
  deadLetters: z.array(z.object({ queue: z.string(), messageId: z.string(), body: z.string() })),
});
const moved = z.object({ moved: z.number() });

async function ask(method: string, path: string): Promise<unknown> {
  const response = await fetch(control + path, { method }).catch(() => undefined);
  if (response === undefined) throw new Error(`Nothing answers at ${control}: run "npm start" first.`);
  if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${await response.text()}`);
  return response.json();
}

const [what = 'list', queue] = process.argv.slice(2);
try {
  if (what === 'list') {
    const { deadLetters } = letters.parse(await ask('GET', '/dead-letters'));
    for (const letter of deadLetters) console.log(`${letter.queue}  ${letter.messageId}  ${letter.body}`);
    console.log(`${deadLetters.length} set aside`);
  } else if (what === 'redrive' && queue !== undefined) {
    console.log(`${moved.parse(await ask('POST', `/dead-letters/${queue}`)).moved} put back`);
  } else {
    throw new Error('Say "list", or "redrive" and the name of a dead-letter queue.');
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
