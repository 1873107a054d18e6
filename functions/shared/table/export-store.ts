import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Language } from '../../../schemas/codes.ts';
import {
  type ExportAsked,
  type ExportDecision,
  exportAsked,
  exportDecision,
} from '../../../schemas/export.ts';
import { exportKey, exportsOf } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { isWritten } from './transact.ts';
import { type Attributes, instantNumber, instantOf, number, numberOf, text, textOf } from './values.ts';

/** An export as it is kept: what was asked, by whom, and how far it is. */
export interface StoredExport {
  sub: string;
  id: string;
  /** The region that who asked for it acted for. */
  place: string;
  language: Language;
  asked: ExportAsked;
  requestedAt: string;
  /** Of the request, so that it is known again. */
  key: string;
  body: string;
  /** How often it was begun; whoever begins it again takes it from the one before. */
  attempt: number;
  progress: number;
  rows: number;
  /** Of an xlsx: on how many sheets the lines stand. */
  sheets?: number;
  /** When it was begun or got on last. */
  movedAt: string;
  readyAt?: string;
  /** What a second person decided about a large one, with what makes their request recognisable. */
  decision?: MarkedDecision;
}

export interface MarkedDecision extends ExportDecision {
  key: string;
  body: string;
}

/** One of which nothing is written yet. */
type NewExport = Omit<StoredExport, 'sheets' | 'readyAt' | 'decision'>;

/** Names who asked and what: an export is looked for with both. */
export type ExportName = Pick<StoredExport, 'sub' | 'id'>;

const names = {
  place: 'pl',
  language: 'la',
  asked: 'as',
  requestedAt: 'at',
  key: 'ky',
  body: 'bo',
  attempt: 'tr',
  progress: 'pr',
  rows: 'n',
  sheets: 'sh',
  movedAt: 'mv',
  readyAt: 'rd',
  decision: 'dc',
} as const;

/** So long after it was asked for an export is shown, its file long gone. */
const shownDays = 7;

/** Keeps what was asked for; says no when it is there already. */
export function keepExport({ client, name }: Table, made: NewExport): Promise<boolean> {
  const { place, language, asked, requestedAt, key, body, attempt, progress, rows, movedAt } = made;
  const forgottenAt = Date.parse(requestedAt) / 1_000 + shownDays * 86_400;
  const put = new PutItemCommand({
    TableName: name,
    Item: {
      ...exportKey(made.sub, made.id),
      [names.place]: text(place),
      [names.language]: text(language),
      [names.asked]: text(JSON.stringify(asked)),
      [names.requestedAt]: instantNumber(requestedAt),
      [names.key]: text(key),
      [names.body]: text(body),
      [names.attempt]: number(attempt),
      [names.progress]: number(progress),
      [names.rows]: number(rows),
      [names.movedAt]: instantNumber(movedAt),
      [timeToLive]: number(Math.ceil(forgottenAt)),
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  return isWritten(client.send(put));
}

export async function findExport(
  { client, name }: Table,
  { sub, id }: ExportName,
): Promise<StoredExport | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: exportKey(sub, id), ConsistentRead: true }),
  );
  return found && read(found);
}

/** What an account had exported in the last days, the newest first. */
export async function findExports(table: Table, sub: string): Promise<StoredExport[]> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: { '#pk': partitionKey },
    ExpressionAttributeValues: { ':pk': text(exportsOf(sub)) },
    ConsistentRead: true,
  });
  return found.map(read).toSorted((one, other) => other.requestedAt.localeCompare(one.requestedAt));
}

/** What is written of an export as it goes on. */
type Moved = Partial<Pick<StoredExport, 'attempt' | 'progress' | 'rows' | 'sheets' | 'readyAt'>> & {
  movedAt: string;
};

/** Notes how far it is, unless somebody else has begun it anew since, or it is ready: then it says no. */
export function moveExport(
  { client, name }: Table,
  { sub, id, attempt }: ExportName & { attempt: number },
  moved: Moved,
): Promise<boolean> {
  const written = Object.entries({
    movedAt: instantNumber(moved.movedAt),
    readyAt: moved.readyAt === undefined ? undefined : instantNumber(moved.readyAt),
    attempt: numberWhere(moved.attempt),
    progress: numberWhere(moved.progress),
    rows: numberWhere(moved.rows),
    sheets: numberWhere(moved.sheets),
  }).flatMap(([field, value]) =>
    value === undefined ? [] : [[field as keyof typeof names, value] as const],
  );
  const update = new UpdateItemCommand({
    TableName: name,
    Key: exportKey(sub, id),
    UpdateExpression: `SET ${written.map(([field]) => `#${field} = :${field}`).join(', ')}`,
    ConditionExpression: '#was = :was AND attribute_not_exists(#ready)',
    ExpressionAttributeNames: {
      '#was': names.attempt,
      '#ready': names.readyAt,
      ...Object.fromEntries(written.map(([field]) => [`#${field}`, names[field]])),
    },
    ExpressionAttributeValues: {
      ':was': number(attempt),
      ...Object.fromEntries(written.map(([field, value]) => [`:${field}`, value])),
    },
  });
  return isWritten(client.send(update));
}

/** Keeps what was decided about an export that is ready; says no when that is decided already. */
export function decideExport(
  { client, name }: Table,
  { sub, id }: ExportName,
  decision: MarkedDecision,
): Promise<boolean> {
  const update = new UpdateItemCommand({
    TableName: name,
    Key: exportKey(sub, id),
    UpdateExpression: 'SET #decision = :decision',
    ConditionExpression: 'attribute_exists(#ready) AND attribute_not_exists(#decision)',
    ExpressionAttributeNames: { '#decision': names.decision, '#ready': names.readyAt },
    ExpressionAttributeValues: { ':decision': text(JSON.stringify(decision)) },
  });
  return isWritten(client.send(update));
}

const markedDecision = z.extend(exportDecision, { key: z.string(), body: z.string() });

const numberWhere = (n: number | undefined) => (n === undefined ? undefined : number(n));

function read(stored: Attributes): StoredExport {
  const [readyAt, sheets] = [instantOf(stored, names.readyAt), numberOf(stored, names.sheets)];
  const decision = textOf(stored, names.decision);
  return {
    sub: (textOf(stored, partitionKey) ?? '').slice(exportsOf('').length),
    id: textOf(stored, sortKey) ?? '',
    place: textOf(stored, names.place) ?? '',
    language: textOf(stored, names.language) === 'en' ? 'en' : 'zh',
    asked: exportAsked.parse(JSON.parse(textOf(stored, names.asked) ?? '{}')),
    requestedAt: instantOf(stored, names.requestedAt) ?? '',
    key: textOf(stored, names.key) ?? '',
    body: textOf(stored, names.body) ?? '',
    attempt: numberOf(stored, names.attempt) ?? 0,
    progress: numberOf(stored, names.progress) ?? 0,
    rows: numberOf(stored, names.rows) ?? 0,
    movedAt: instantOf(stored, names.movedAt) ?? '',
    ...(sheets !== undefined && { sheets }),
    ...(readyAt !== undefined && { readyAt }),
    ...(decision !== undefined && { decision: markedDecision.parse(JSON.parse(decision)) }),
  };
}
