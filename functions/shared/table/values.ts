import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** Attributes by name, as DynamoDB has them. Written and read by hand: the document client costs 5 µs a call for nothing. */
export type Attributes = Record<string, AttributeValue>;

export const text = (value: string): AttributeValue => ({ S: value });
export const number = (value: number): AttributeValue => ({ N: String(value) });
export const flag = (value: boolean): AttributeValue => ({ BOOL: value });
export const bytes = (value: Uint8Array): AttributeValue => ({ B: value });
export const texts = (values: readonly string[]): AttributeValue => ({
  L: values.map((value) => ({ S: value })),
});
/** A set holds something, or does not exist. */
export const textSet = (values: readonly string[]): AttributeValue => ({ SS: [...values] });

/** An instant as a number: a third of the bytes of its text. */
export const instantNumber = (at: string): AttributeValue => number(Date.parse(at));

export const textOf = (attributes: Attributes, name: string): string | undefined => attributes[name]?.S;
export const bytesOf = (attributes: Attributes, name: string): Uint8Array | undefined => attributes[name]?.B;
export const isSet = (attributes: Attributes, name: string): boolean => attributes[name]?.BOOL === true;

export function numberOf(attributes: Attributes, name: string): number | undefined {
  const value = attributes[name]?.N;
  return value === undefined ? undefined : Number(value);
}

export function instantOf(attributes: Attributes, name: string): string | undefined {
  const value = numberOf(attributes, name);
  return value === undefined ? undefined : new Date(value).toISOString();
}

/** The texts of a list, or of a set in no order. */
export function textsOf(attributes: Attributes, name: string): string[] {
  const value = attributes[name];
  return value?.SS ?? (value?.L ?? []).map(({ S }) => S ?? '');
}
