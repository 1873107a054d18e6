import { z } from 'zod';
import { arnOf, madeUpId, numbered } from '../identity.ts';
import { checked, inert, type ResourceType } from '../resource-type.ts';

const apiProperties = z.strictObject({
  Name: z.string(),
  ProtocolType: checked('HTTP'),
  CorsConfiguration: z
    .strictObject({
      AllowOrigins: z.array(z.string()).default([]),
      AllowMethods: z.array(z.string()).default([]),
      AllowHeaders: z.array(z.string()).default([]),
      ExposeHeaders: z.array(z.string()).default([]),
      MaxAge: z.number().optional(),
      AllowCredentials: z.boolean().default(false),
    })
    .optional(),
  DisableExecuteApiEndpoint: inert('the API is reached through its distribution here'),
  Description: inert('for people'),
  Tags: inert('tags are for people and bills'),
});

export const api: ResourceType<z.infer<typeof apiProperties>> = {
  properties: apiProperties,
  identify: (place, name) => {
    const id = madeUpId(place, 10);
    const endpoint = `https://${id}.execute-api.${place.region}.${place.urlSuffix}`;
    return {
      name,
      ref: id,
      arn: arnOf(place, 'execute-api', id),
      attributes: { ApiId: id, ApiEndpoint: endpoint },
    };
  },
};

const throttle = {
  ThrottlingRateLimit: z.number().optional(),
  ThrottlingBurstLimit: z.number().optional(),
  DetailedMetricsEnabled: inert('no CloudWatch here'),
};

const stageProperties = z.strictObject({
  ApiId: z.string(),
  /** Another name would come before every path. */
  StageName: checked('$default'),
  AutoDeploy: checked(true),
  AccessLogSettings: z.strictObject({ DestinationArn: z.string(), Format: z.string() }).optional(),
  DefaultRouteSettings: z.strictObject(throttle).optional(),
  RouteSettings: z.record(z.string(), z.strictObject(throttle)).default({}),
  Description: inert('for people'),
  Tags: inert('tags are for people and bills'),
});

export const stage: ResourceType<z.infer<typeof stageProperties>> = {
  properties: stageProperties,
  identify: (place) => ({
    name: '$default',
    ref: '$default',
    arn: arnOf(place, 'apigateway', '/stages/$default'),
    attributes: {},
  }),
};

const routeProperties = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string().startsWith('integrations/'),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
  OperationName: inert('for people'),
});

export const route: ResourceType<z.infer<typeof routeProperties>> = {
  properties: routeProperties,
  identify: numbered('apigateway', '/routes/', 7),
};

const integrationProperties = z.strictObject({
  ApiId: z.string(),
  IntegrationType: checked('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: checked('2.0'),
  TimeoutInMillis: z.number().default(30_000),
  IntegrationMethod: inert('Lambda is always called by POST'),
  Description: inert('for people'),
});

export const integration: ResourceType<z.infer<typeof integrationProperties>> = {
  properties: integrationProperties,
  identify: numbered('apigateway', '/integrations/', 7),
};

const authorizerProperties = z.strictObject({
  ApiId: z.string(),
  Name: z.string(),
  AuthorizerType: checked('JWT'),
  IdentitySource: z.tuple([checked('$request.header.Authorization')]),
  JwtConfiguration: z.strictObject({ Audience: z.array(z.string()), Issuer: z.string() }),
});

export const authorizer: ResourceType<z.infer<typeof authorizerProperties>> = {
  properties: authorizerProperties,
  identify: (place, name) => {
    const id = madeUpId(place, 6);
    return {
      name,
      ref: id,
      arn: arnOf(place, 'apigateway', `/authorizers/${id}`),
      attributes: { AuthorizerId: id },
    };
  },
};

export const apigatewayTypes = {
  'AWS::ApiGatewayV2::Api': api,
  'AWS::ApiGatewayV2::Stage': stage,
  'AWS::ApiGatewayV2::Route': route,
  'AWS::ApiGatewayV2::Integration': integration,
  'AWS::ApiGatewayV2::Authorizer': authorizer,
};
