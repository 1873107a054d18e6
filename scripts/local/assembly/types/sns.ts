import { z } from 'zod';
import { arnOf } from '../identity.ts';
import { inert, type ResourceType } from '../resource-type.ts';

const properties = z.strictObject({
  TopicName: z.string().optional(),
  DisplayName: inert('alarms are sent to nobody here'),
  KmsMasterKeyId: inert('alarms are sent to nobody here'),
  Subscription: inert('alarms are sent to nobody here'),
  Tags: inert('tags are for people and bills'),
});

export const topic: ResourceType<z.infer<typeof properties>> = {
  properties,
  nameProperty: 'TopicName',
  identify: (place, name) => {
    const arn = arnOf(place, 'sns', name);
    return { name, ref: arn, arn, attributes: { TopicArn: arn, TopicName: name } };
  },
};

export const snsTypes = { 'AWS::SNS::Topic': topic };
