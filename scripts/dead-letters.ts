import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { countSetAside } from './count-set-aside.ts';

// `npm run dead-letters` lists what was set aside on the running local system; `npm run dead-letters -- redrive <queue>` puts it back
// into the queue that it came from, whole; `npm run dead-letters -- count <event id>` counts a change of a declaration that the figures
// could not understand before: what it adds goes to the queue of counted events, which takes each event once. On AWS the console and `aws sqs start-message-move-task` do the same.
const control = process.env['BAOBEI_CONTROL'] ?? 'http://127.0.0.1:8430';
const letters = z.object({
  deadLetters: z.array(z.object({ queue: z.string(), messageId: z.string(), body: z.string() })),
});
const moved = z.object({ moved: z.number() });
const object = z.object({ content: z.optional(z.string()) });

async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(control + path, init).catch(() => undefined);
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
  } else if (what === 'count' && queue !== undefined) {
    const { content } = object.parse(await ask('GET', `/objects/SetAsideBucket/statistics/${queue}.json`));
    if (content === undefined) throw new Error(`Nothing was set aside as ${queue}.`);
    await ask('POST', '/messages/CountedEventsQueue', countSetAside(JSON.parse(content) as DynamoDBRecord));
    console.log(`${queue} will be counted`);
  } else {
    throw new Error(
      'Say "list", "redrive" and the name of a dead-letter queue, or "count" and the id of an event.',
    );
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
