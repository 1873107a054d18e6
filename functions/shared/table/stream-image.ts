import type { AttributeValue as StreamedValue } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Occurrence } from '../../../schemas/occurrence.ts';
import type { FindingFacts } from '../findings/finding.ts';
import { at, type DeclarationFacts, parseFacts, parseOccurrences } from './declaration-record.ts';
import { readFindingFacts } from './finding-codec.ts';
import { confirmedOf, declarationIdOf } from './keys.ts';
import {
  citizenWriter,
  compared,
  confirmationKind,
  findingKind,
  kind,
  partitionKey,
  sortKey,
  writer,
} from './shape.ts';
import { type Attributes, textOf } from './values.ts';

export type StreamImage = Readonly<Record<string, StreamedValue>>;

/** The image of a stream record; Lambda gives its bytes as base64. */
function attributesOf(image: StreamImage): Attributes {
  const plain = Object.entries(image).filter(([, { B }]) => B === undefined);
  return Object.fromEntries(plain) as Attributes;
}

/** Whether an image is of a declaration that a citizen wrote last, not the functions or staff. */
export function isWrittenByCitizen(image: StreamImage): boolean {
  const attributes = attributesOf(image);
  return textOf(attributes, sortKey) === 'D' && textOf(attributes, writer) === citizenWriter;
}

/** The id of a case that comparison has something to say of; nothing for any other item. */
export function comparedCaseOf(image: StreamImage | undefined): string | undefined {
  const attributes = attributesOf(image ?? {});
  if (textOf(attributes, sortKey) !== 'D' || !(compared in attributes)) return undefined;
  return declarationIdOf(textOf(attributes, partitionKey) ?? '');
}

/** Where a declaration was and is, by its images before and after; nothing for any other item. */
export function movedOfImages(
  then: StreamImage | undefined,
  now: StreamImage | undefined,
): { id: string; places: string[] } | undefined {
  const images = [then, now].flatMap((image) => (image === undefined ? [] : [attributesOf(image)]));
  const [first] = images;
  if (first === undefined || textOf(first, sortKey) !== 'D') return undefined;
  const places = images.flatMap((image) => textOf(image, at.place) ?? []);
  return { id: declarationIdOf(textOf(first, partitionKey) ?? ''), places };
}

/** @throws ZodError when it is no declaration of ours. */
export function factsOfImage(image: StreamImage): DeclarationFacts {
  return parseFacts(attributesOf(image));
}

/** The same with what happened in its life. @throws ZodError when it is no declaration of ours. */
export function lifeOfImage(image: StreamImage): DeclarationFacts & { occurrences: Occurrence[] } {
  const attributes = attributesOf(image);
  const facts = parseFacts(attributes);
  return { ...facts, occurrences: parseOccurrences(attributes, facts) };
}

/** A community's report of a day as far as it is counted. */
export interface CountedReport {
  day: string;
  community: string;
  at: string;
  isZero: boolean;
  isObjected: boolean;
  /** A restatement of a closed report, not a report. */
  isCorrection: boolean;
}

export function isReport(image: StreamImage): boolean {
  return textOf(attributesOf(image), kind) === confirmationKind;
}

export function isFinding(image: StreamImage): boolean {
  return textOf(attributesOf(image), kind) === findingKind;
}

/** What is counted of a finding. @throws ZodError when it is none of ours. */
export function findingOfImage(image: StreamImage): FindingFacts {
  return readFindingFacts(attributesOf(image));
}

const told = z.object({
  at: z.string(),
  kind: z.optional(z.enum(['figures', 'zero'])),
  objection: z.optional(z.unknown()),
});

/** @throws ZodError when it is no report of ours. */
export function reportOfImage(image: StreamImage): CountedReport {
  const attributes = attributesOf(image);
  const { at, kind: attested, objection } = told.parse(JSON.parse(textOf(attributes, 'cf') ?? ''));
  const confirmed = confirmedOf(textOf(attributes, partitionKey) ?? '', textOf(attributes, sortKey) ?? '');
  return { ...confirmed, at, isZero: attested === 'zero', isObjected: objection !== undefined };
}
