import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import type * as z from 'zod/mini';
import { readEnvironment } from '../environment.ts';
import { log } from '../log.ts';
import { countOutcome } from '../outcome.ts';
import { openQueue } from './queue.ts';

/**
 * Reads each message by its schema. One that it does not describe will never be readable: it is set aside whole among the
 * dead letters at once (style.md 22), where the alarm rings and a redrive finds it; trying it again would only delay that.
 */
export function readOrSetAside<Schema extends z.ZodMiniType>(
  schema: Schema,
  handle: (message: z.output<Schema>) => Promise<void>,
): (record: SQSRecord) => Promise<void> {
  const { DEAD_LETTERS_URL } = readEnvironment('DEAD_LETTERS_URL');
  const deadLetters = openQueue(DEAD_LETTERS_URL);
  return async ({ body, messageId }) => {
    const message = readMessage(schema, body);
    if (message !== undefined) return handle(message);
    await deadLetters.client.send(new SendMessageCommand({ QueueUrl: deadLetters.url, MessageBody: body }));
    countOutcome('set-aside');
    log.error('record-set-aside', undefined, { id: messageId });
  };
}

// Not by z.core.$ZodError: naming the namespace brings all of zod into the bundle, its locales too.
function readMessage<Schema extends z.ZodMiniType>(
  schema: Schema,
  body: string,
): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(body)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
