import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { type Confirmation, confirmation } from '../../../schemas/daily-report.ts';
import { open, seal } from '../privacy/envelope.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { confirmationKey } from './keys.ts';
import { confirmationKind, kind } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, bytes, bytesOf, text, textOf } from './values.ts';

/** A report of a community with what makes its request recognisable. */
export interface StoredConfirmation extends Confirmation {
  key: string;
  body: string;
}

export interface ConfirmationSources extends Table {
  ring: Pick<KeyRing, 'season'>;
}

interface Reported {
  day: string;
  community: string;
}

/** What people wrote: it may name somebody, so it is sealed. */
const written = z.object({
  remarks: z.optional(z.string()),
  reason: z.optional(z.string()),
  answer: z.optional(z.string()),
});

export async function findConfirmation(
  sources: ConfirmationSources,
  reported: Reported,
): Promise<StoredConfirmation | undefined> {
  const { Item: found } = await sources.client.send(
    new GetItemCommand({
      TableName: sources.name,
      Key: confirmationKey(reported.day, reported.community),
      ConsistentRead: true,
    }),
  );
  return found && readConfirmation(sources, reported, found);
}

/** Keeps the report of a community. Says no when there is one already: it never changes (invariant 5). */
export function keepConfirmation(
  sources: ConfirmationSources,
  reported: Reported,
  kept: StoredConfirmation,
): Promise<boolean> {
  return unlessRefused(async () => {
    await sources.client.send(
      new PutItemCommand({
        TableName: sources.name,
        Item: await writeConfirmation(sources, reported, kept),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  });
}

/** Puts the township's answer beside the objection; says no when there is one, or nothing to answer. */
export function keepObjectionAnswer(
  sources: ConfirmationSources,
  reported: Reported,
  answered: StoredConfirmation,
): Promise<boolean> {
  return unlessRefused(async () => {
    const { b, cf } = await writeConfirmation(sources, reported, answered);
    await sources.client.send(
      new UpdateItemCommand({
        TableName: sources.name,
        Key: confirmationKey(reported.day, reported.community),
        UpdateExpression: 'SET #b = :b, #cf = :cf, #an = :yes',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#an)',
        ExpressionAttributeNames: { '#b': 'b', '#cf': 'cf', '#an': 'an' },
        ExpressionAttributeValues: {
          ':b': b ?? bytes(Buffer.of()),
          ':cf': cf ?? text(''),
          ':yes': text('y'),
        },
      }),
    );
  });
}

async function unlessRefused(write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

const boundTo = ({ day, community }: Reported): string => `report/${day}/${community}`;

async function writeConfirmation(
  { ring }: ConfirmationSources,
  reported: Reported,
  { key, body, remarks, objection, ...rest }: StoredConfirmation,
): Promise<Attributes> {
  const { staff } = await ring.season();
  const { reason, answer, ...contradicted } = objection ?? { reason: undefined, answer: undefined };
  const { answer: answered, ...answeredBy } = answer ?? { answer: undefined };
  const texts = { remarks, reason, answer: answered };
  const told = {
    ...rest,
    ...(objection && { objection: { ...contradicted, ...(answer && { answer: answeredBy }) } }),
  };
  return {
    ...confirmationKey(reported.day, reported.community),
    [kind]: text(confirmationKind),
    b: bytes(seal(staff, JSON.stringify(texts), boundTo(reported))),
    cf: text(JSON.stringify(told)),
    ky: text(key),
    bo: text(body),
  };
}

export async function readConfirmation(
  { ring }: Pick<ConfirmationSources, 'ring'>,
  reported: Reported,
  stored: Attributes,
): Promise<StoredConfirmation> {
  const { staff } = await ring.season();
  const sealed = bytesOf(stored, 'b') ?? Buffer.of();
  const { remarks, reason, answer } = written.parse(
    JSON.parse(open(staff, sealed, boundTo(reported)).toString()),
  );
  const told = toldShape.parse(JSON.parse(textOf(stored, 'cf') ?? '{}'));
  const { objection, ...rest } = told;
  return {
    ...confirmation.parse({
      ...rest,
      ...(remarks !== undefined && { remarks }),
      ...(objection && {
        objection: {
          ...objection,
          reason,
          ...(objection.answer && { answer: { ...objection.answer, answer } }),
        },
      }),
    }),
    key: textOf(stored, 'ky') ?? '',
    body: textOf(stored, 'bo') ?? '',
  };
}

const toldShape = z.looseObject({
  objection: z.optional(z.looseObject({ answer: z.optional(z.looseObject({})) })),
});
