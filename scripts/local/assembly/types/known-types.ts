import type { ResourceType } from '../resource-type.ts';
import { apigatewayTypes } from './apigatewayv2.ts';
import { cloudfrontTypes } from './cloudfront.ts';
import { dynamodbTypes } from './dynamodb.ts';
import { eventsTypes } from './events.ts';
import { iamTypes } from './iam.ts';
import { kmsTypes } from './kms.ts';
import { lambdaTypes } from './lambda.ts';
import { s3Types } from './s3.ts';
import { snsTypes } from './sns.ts';
import { sqsTypes } from './sqs.ts';
import { statesTypes } from './states.ts';
import { watchingTypes } from './watching.ts';

/** Every resource type that the runner knows. Another one in a template stops the start. */
export const knownTypes: Readonly<Record<string, ResourceType<unknown>>> = {
  ...apigatewayTypes,
  ...cloudfrontTypes,
  ...dynamodbTypes,
  ...eventsTypes,
  ...iamTypes,
  ...kmsTypes,
  ...lambdaTypes,
  ...s3Types,
  ...snsTypes,
  ...sqsTypes,
  ...statesTypes,
  ...watchingTypes,
};
