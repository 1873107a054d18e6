import { z } from 'zod';
import { arnOf } from '../identity.ts';
import { inert, type ResourceType } from '../resource-type.ts';

const target = z.strictObject({
  Id: z.string(),
  Arn: z.string(),
  Input: z.string().optional(),
  RoleArn: z.string().optional(),
  RetryPolicy: z
    .strictObject({
      MaximumRetryAttempts: z.number().optional(),
      MaximumEventAgeInSeconds: z.number().optional(),
    })
    .optional(),
  DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
});

const properties = z.strictObject({
  Name: z.string().optional(),
  /** Rules on events instead of a schedule are not run: the flow needs none. */
  ScheduleExpression: z.string().regex(/^(cron|rate)\(.+\)$/),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(target).default([]),
  Description: inert('for people'),
  Tags: inert('tags are for people and bills'),
});

export const rule: ResourceType<z.infer<typeof properties>> = {
  properties,
  nameProperty: 'Name',
  identify: (place, name) => {
    const arn = arnOf(place, 'events', `rule/${name}`);
    return { name, ref: name, arn, attributes: { Arn: arn } };
  },
};

export const eventsTypes = { 'AWS::Events::Rule': rule };
