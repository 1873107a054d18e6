import { z } from 'zod';
import { type Identify, numbered } from './identity.ts';

/**
 * What the runner knows of one CloudFormation resource type. Its schema is strict: each property is run (the model reads it),
 * checked (the schema allows only what the runner does), or `inert(reason)`.
 */
export interface ResourceType<P> {
  readonly properties: z.ZodType<P>;
  /** Property that gives the resource its name, when the type has one. */
  readonly nameProperty?: string;
  readonly identify: Identify;
  /** Why the whole type does nothing here. */
  readonly inert?: string;
}

const reasons = z.registry<{ readonly reason: string }>();

/** A property that is taken note of and does nothing here. */
export function inert(reason: string): z.ZodOptional<z.ZodUnknown> {
  return z.unknown().optional().register(reasons, { reason });
}

/** A whole type that does nothing here. */
export function inertType(reason: string): ResourceType<Record<string, unknown>> {
  return { properties: z.record(z.string(), z.unknown()), identify: numbered('inert', ''), inert: reason };
}

/** A property that may only have these values, because the runner does only those. */
export function checked<const V extends string | number | boolean>(...values: readonly V[]): z.ZodLiteral<V> {
  return z.literal([...values]);
}

export interface InertProperty {
  readonly property: string;
  readonly reason: string;
}

/** The inert properties that a parsed value has, by the schema that let it pass. */
export function inertProperties(schema: unknown, value: unknown, path = ''): readonly InertProperty[] {
  if (value === undefined || !(schema instanceof z.core.$ZodType)) return [];
  const reason = reasons.get(schema)?.reason;
  if (reason !== undefined) return [{ property: path, reason }];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return inertProperties(schema.unwrap(), value, path);
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.flatMap((item) => inertProperties(schema.element, item, `${path}[]`));
  if (schema instanceof z.ZodObject && typeof value === 'object') return ofObject(schema, value, path);
  return [];
}

function ofObject(schema: z.ZodObject, value: object | null, path: string): readonly InertProperty[] {
  const shape = new Map<string, unknown>(Object.entries(schema.shape));
  return Object.entries(value ?? {}).flatMap(([key, item]) =>
    inertProperties(shape.get(key), item, path === '' ? key : `${path}.${key}`),
  );
}
