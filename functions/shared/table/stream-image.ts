import type { AttributeValue as StreamedValue } from 'aws-lambda';
import type { Occurrence } from '../../../schemas/occurrence.ts';
import { type DeclarationFacts, parseFacts, parseOccurrences } from './declaration-record.ts';
import { citizenWriter, sortKey, writer } from './shape.ts';
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
