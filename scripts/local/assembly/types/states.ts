import { z } from 'zod';
import { arnOf } from '../identity.ts';
import { checked, inert, type ResourceType } from '../resource-type.ts';

const properties = z.strictObject({
  StateMachineName: z.string().optional(),
  DefinitionString: z.string().optional(),
  Definition: z.record(z.string(), z.unknown()).optional(),
  DefinitionSubstitutions: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  RoleArn: z.string(),
  StateMachineType: checked('STANDARD').optional(),
  LoggingConfiguration: inert('the journal of the local engine keeps every state'),
  TracingConfiguration: inert('no X-Ray here'),
  EncryptionConfiguration: inert('the journal is not encrypted here'),
  Tags: inert('tags are for people and bills'),
});

export const stateMachine: ResourceType<z.infer<typeof properties>> = {
  properties,
  nameProperty: 'StateMachineName',
  identify: (place, name) => {
    const arn = arnOf(place, 'states', `stateMachine:${name}`);
    return { name, ref: arn, arn, attributes: { Arn: arn, Name: name } };
  },
};

export const statesTypes = { 'AWS::StepFunctions::StateMachine': stateMachine };
