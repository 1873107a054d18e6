import { z } from 'zod';
import { comparison, isTimestamp, type Rule, typeTests } from './choice.ts';
import type { Json } from './json.ts';
import { parsePath } from './path.ts';
import { isResource } from './resource.ts';
import { check } from './template.ts';

/** The subset of the States Language that AWS and the local engine run alike; any other field is refused by name. */
const readBy =
  (reader: (value: never) => unknown, mayNameItem = false) =>
  (value: unknown, context: z.RefinementCtx): void => {
    try {
      reader(value as never);
    } catch (error) {
      context.addIssue({ code: 'custom', message: String(error) });
    }
    // AWS: "Context object data for Map states" is there for ItemSelector, not for the states inside.
    if (!mayNameItem && JSON.stringify(value).includes('$$.Map')) {
      context.addIssue({ code: 'custom', message: '$$.Map can be read in ItemSelector only' });
    }
  };
const path = z.string().superRefine(readBy(parsePath));
const json = z.json() as z.ZodType<Json>;
const template = json.superRefine(readBy(check));
const seconds = z.int().min(0).max(99_999_999);
const errors = z.array(z.string()).min(1);

const described = { Comment: z.string().optional(), InputPath: path.nullish(), OutputPath: path.nullish() };
const onward = { Next: z.string().optional(), End: z.literal(true).optional(), ...described };
const retrier = z.strictObject({
  ErrorEquals: errors,
  IntervalSeconds: seconds.min(1).optional(),
  MaxAttempts: seconds.optional(),
  BackoffRate: z.number().min(1).optional(),
  MaxDelaySeconds: seconds.min(1).optional(),
  JitterStrategy: z.literal('NONE').optional(),
});
const catcher = z.strictObject({
  ErrorEquals: errors,
  Next: z.string(),
  ResultPath: path.nullish(),
  Comment: z.string().optional(),
});
const working = {
  ...onward,
  ResultSelector: template.optional(),
  ResultPath: path.nullish(),
  Retry: z.array(retrier).optional(),
  Catch: z.array(catcher).optional(),
};

const comparisons = z.union([z.string(), z.number(), z.boolean()]);
const isOperator = (name: string): boolean =>
  ['And', 'Or', 'Not', 'IsPresent'].includes(name) || name in typeTests || comparison.test(name);
const rule: z.ZodType<Rule> = z.lazy(() =>
  z
    .object({
      And: z.array(rule).optional(),
      Or: z.array(rule).optional(),
      Not: rule.optional(),
      Variable: path.optional(),
    })
    .catchall(comparisons)
    .superRefine((one, context) => {
      const operators = Object.keys(one).filter(
        (name) => name !== 'Variable' && name !== 'Next' && name !== 'Comment',
      );
      const unknown = operators.filter((name) => !isOperator(name));
      if (unknown.length > 0 || operators.length !== 1) {
        context.addIssue({
          code: 'custom',
          message: `not one comparison that is known: ${operators.join(', ')}`,
        });
      }
    }),
);

const stateKinds = {
  Pass: z.strictObject({
    Type: z.literal('Pass'),
    ...onward,
    Parameters: template.optional(),
    Result: json.optional(),
    ResultPath: path.nullish(),
  }),
  Task: z.strictObject({
    Type: z.literal('Task'),
    ...working,
    Resource: z.string().refine(isResource, 'only Lambda functions can be tasks'),
    Parameters: template.optional(),
    TimeoutSeconds: seconds.min(1).optional(),
  }),
  Wait: z.strictObject({
    Type: z.literal('Wait'),
    ...onward,
    Seconds: seconds.optional(),
    SecondsPath: path.optional(),
    Timestamp: z.string().refine(isTimestamp).optional(),
    TimestampPath: path.optional(),
  }),
  Choice: z.strictObject({
    Type: z.literal('Choice'),
    ...described,
    Choices: z.array(rule.and(z.looseObject({ Next: z.string() }))).min(1),
    Default: z.string().optional(),
  }),
  Succeed: z.strictObject({ Type: z.literal('Succeed'), ...described }),
  Fail: z.strictObject({
    Type: z.literal('Fail'),
    Comment: z.string().optional(),
    Error: z.string().optional(),
    ErrorPath: path.optional(),
    Cause: z.string().optional(),
    CausePath: path.optional(),
  }),
  Parallel: z.strictObject({
    Type: z.literal('Parallel'),
    ...working,
    Parameters: template.optional(),
    get Branches() {
      return z.array(graph).min(1);
    },
  }),
  Map: z.strictObject({
    Type: z.literal('Map'),
    ...working,
    ItemsPath: path.optional(),
    ItemSelector: json.superRefine(readBy(check, true)).optional(),
    MaxConcurrency: z.int().min(0).optional(),
    get ItemProcessor() {
      return processor;
    },
  }),
};
const state = z.discriminatedUnion('Type', [
  stateKinds.Pass,
  stateKinds.Task,
  stateKinds.Wait,
  stateKinds.Choice,
  stateKinds.Succeed,
  stateKinds.Fail,
  stateKinds.Parallel,
  stateKinds.Map,
]);
const graph = z.strictObject({
  Comment: z.string().optional(),
  StartAt: z.string(),
  get States() {
    return z.record(z.string(), state);
  },
});
const processor = graph.extend({ ProcessorConfig: z.strictObject({ Mode: z.literal('INLINE') }).optional() });
export const machineSchema = graph.extend({
  Version: z.literal('1.0').optional(),
  QueryLanguage: z.literal('JSONPath').optional(),
  TimeoutSeconds: seconds.optional(),
});
export type State = z.infer<typeof state>;
export type Graph = z.infer<typeof graph>;
export type Machine = z.infer<typeof machineSchema>;
