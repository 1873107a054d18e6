import { z } from 'zod';

/** The parts of a CloudFormation template that the runner knows. A section or resource attribute beyond them stops the start. */
const resource = z.strictObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
  DependsOn: z.union([z.string(), z.array(z.string())]).optional(),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
  Metadata: z.unknown().optional(),
});

const parameter = z.object({ Type: z.string(), Default: z.union([z.string(), z.number()]).optional() });

const output = z.object({
  Value: z.unknown(),
  Condition: z.string().optional(),
  Export: z.object({ Name: z.unknown() }).optional(),
});

export const template = z.strictObject({
  AWSTemplateFormatVersion: z.string().optional(),
  Description: z.string().optional(),
  Metadata: z.unknown().optional(),
  Parameters: z.record(z.string(), parameter).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Rules: z.unknown().optional(),
  Resources: z.record(z.string(), resource).default({}),
  Outputs: z.record(z.string(), output).default({}),
});

export type Template = z.infer<typeof template>;
export type TemplateResource = z.infer<typeof resource>;

const withMessage = z.object({ message: z.string() });

/** The first thing zod has against a value, with its place, in words for a sentence. */
export function complaint(error: z.ZodError): string {
  const [issue] = error.issues;
  if (!issue) return 'it is not as expected';
  if (issue.code === 'unrecognized_keys') {
    return `property "${[...issue.path, issue.keys[0]].join('.')}" is not known to the local runner`;
  }
  const said = withMessage.parse(issue).message;
  return `property "${issue.path.join('.')}" has a value that the local runner does not run (${said})`;
}
