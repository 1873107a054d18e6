import { TemplateError } from '../../errors.ts';
import type { FunctionModel } from '../../seams/function-model.ts';
import type {
  CorsModel,
  HttpApiModel,
  JwtAuthorizerModel,
  RouteModel,
  Throttle,
} from '../../seams/web-model.ts';
import type { Resource } from '../resources.ts';
import { api, authorizer, integration, route, stage } from '../types/apigatewayv2.ts';
import { functionOf, mayInvoke } from './functions.ts';
import { ofType, placed, type Typed } from './placed.ts';

type PropertiesOf<T> = T extends { readonly properties: { readonly _output: infer P } } ? P : never;
type Stage = PropertiesOf<typeof stage>;
type Route = PropertiesOf<typeof route>;

export function apiModels(
  resources: readonly Resource[],
  functions: readonly FunctionModel[],
): readonly HttpApiModel[] {
  return ofType(resources, api).map(({ resource, properties }) => {
    const apiId = resource.identity.ref;
    const ofApi = <P extends { readonly ApiId: string }>(typed: readonly Typed<P>[]): readonly Typed<P>[] =>
      typed.filter((one) => one.properties.ApiId === apiId);
    const stageOfApi = ofApi(ofType(resources, stage))[0]?.properties;
    if (!stageOfApi) throw new TemplateError(`${resource.place.path}: the API has no $default stage.`);
    const integrations = ofApi(ofType(resources, integration));
    const authorizers = new Map(
      ofApi(ofType(resources, authorizer)).map(
        ({ resource: { identity }, properties: { JwtConfiguration } }): [string, JwtAuthorizerModel] => [
          identity.ref,
          { id: identity.ref, issuer: JwtConfiguration.Issuer, audience: JwtConfiguration.Audience },
        ],
      ),
    );
    const throttle = throttleOf(stageOfApi.DefaultRouteSettings);
    return {
      ...placed(resource),
      apiId,
      name: properties.Name,
      host: new URL(resource.identity.attributes['ApiEndpoint'] ?? '').host,
      routes: ofApi(ofType(resources, route)).map((one): RouteModel => {
        const target = integrations.find(
          ({ resource: { identity } }) => one.properties.Target === `integrations/${identity.ref}`,
        );
        const called = functionOf(
          functions,
          target?.properties.IntegrationUri ?? '',
          one.resource.place.path,
        );
        checkPermission(called, resource, one);
        return routeModel(one, called, authorizers, stageOfApi);
      }),
      ...(properties.CorsConfiguration ? { cors: corsOf(properties.CorsConfiguration) } : {}),
      ...(throttle ? { throttle } : {}),
      integrationTimeoutMs: Math.min(...integrations.map((one) => one.properties.TimeoutInMillis), 30_000),
      ...(stageOfApi.AccessLogSettings
        ? {
            accessLog: {
              logGroup: logGroupOf(stageOfApi.AccessLogSettings.DestinationArn),
              format: stageOfApi.AccessLogSettings.Format,
            },
          }
        : {}),
    };
  });
}

function routeModel(
  { resource, properties }: Typed<Route>,
  called: FunctionModel,
  authorizers: ReadonlyMap<string, JwtAuthorizerModel>,
  { RouteSettings }: Stage,
): RouteModel {
  const authorizerModel = authorizers.get(properties.AuthorizerId ?? '');
  if (properties.AuthorizationType === 'JWT' && !authorizerModel)
    throw new TemplateError(`${resource.place.path}: its authorizer is not there.`);
  const throttle = throttleOf(RouteSettings[properties.RouteKey]);
  return {
    key: properties.RouteKey,
    functionName: called.name,
    ...(properties.AuthorizationType === 'JWT' && authorizerModel ? { authorizer: authorizerModel } : {}),
    scopes: properties.AuthorizationScopes,
    ...(throttle ? { throttle } : {}),
  };
}

/** API Gateway calls a function only where the function permits it for this API and route; AWS would answer 500. */
function checkPermission(
  called: FunctionModel,
  { place, identity }: Resource,
  { properties: { RouteKey } }: Typed<Route>,
): void {
  const [method, path] = RouteKey === '$default' ? ['*', '/$default'] : RouteKey.split(' ');
  const source = `${identity.arn}/$default/${method === 'ANY' ? '*' : (method ?? '')}${path ?? ''}`;
  if (!mayInvoke(called, 'apigateway.amazonaws.com', source)) {
    throw new TemplateError(
      `${place.path}: ${called.path} does not permit apigateway.amazonaws.com to invoke it for ${RouteKey}.`,
    );
  }
}

interface ThrottleSettings {
  readonly ThrottlingRateLimit?: number | undefined;
  readonly ThrottlingBurstLimit?: number | undefined;
}

function throttleOf(settings: ThrottleSettings | undefined): Throttle | undefined {
  if (settings?.ThrottlingRateLimit === undefined || settings.ThrottlingBurstLimit === undefined)
    return undefined;
  return { ratePerSecond: settings.ThrottlingRateLimit, burst: settings.ThrottlingBurstLimit };
}

type Cors = NonNullable<PropertiesOf<typeof api>['CorsConfiguration']>;

function corsOf(cors: Cors): CorsModel {
  return {
    allowOrigins: cors.AllowOrigins,
    allowMethods: cors.AllowMethods,
    allowHeaders: cors.AllowHeaders.map((name) => name.toLowerCase()),
    exposeHeaders: cors.ExposeHeaders,
    allowCredentials: cors.AllowCredentials,
    ...(cors.MaxAge === undefined ? {} : { maxAgeSeconds: cors.MaxAge }),
  };
}

function logGroupOf(arn: string): string {
  return arn.split(':log-group:')[1]?.replace(/:\*$/, '') ?? arn;
}
