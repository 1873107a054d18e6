import { Validations } from 'aws-cdk-lib';
import { HttpMethod, HttpNoneAuthorizer, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { type Bundles, bundledFunction, type FunctionSettings } from './bundled-function.ts';
import type { Entrance } from './http-api.ts';

/** `GET /v1/worklist`, or `$default` for whatever no other route takes. */
export type RouteKey = `${HttpMethod} /${string}` | '$default';

export interface ApiFunctionSettings extends FunctionSettings {
  routes: readonly RouteKey[];
}

/** A function that answers routes of one API. */
export function apiFunction(
  scope: Construct,
  id: string,
  { bundles, entrance }: { bundles: Bundles; entrance: Entrance },
  settings: ApiFunctionSettings,
): Function {
  const handler = bundledFunction(scope, id, bundles, settings);
  const integration = new HttpLambdaIntegration(`${id}Integration`, handler, {
    // One permission for the API instead of one for each route. Its pattern has a part more than the ARN by which
    // `$default` calls, so that one keeps a permission of its own.
    scopePermissionToRoute: settings.routes.includes('$default'),
  });
  for (const route of settings.routes) {
    const made = new HttpRoute(scope, `${id} ${route}`, {
      httpApi: entrance.api,
      routeKey: routeKeyOf(route),
      integration,
      ...(entrance.authorizer === undefined ? {} : { authorizer: entrance.authorizer }),
    });
    if (entrance.authorizer === undefined) {
      Validations.of(made).acknowledge({
        id: 'AwsSolutions::AwsSolutions-APIG4',
        reason:
          'Citizens have no account: a receipt secret or a one-time code is checked by the function (A8).',
      });
    }
  }
  // A guarded `$default` would ask a browser's preflight for a token, so those get a route of their own.
  if (entrance.authorizer !== undefined && settings.routes.includes('$default')) {
    const preflight = new HttpRoute(scope, `${id} OPTIONS`, {
      httpApi: entrance.api,
      routeKey: HttpRouteKey.with('/{proxy+}', HttpMethod.OPTIONS),
      integration,
      authorizer: new HttpNoneAuthorizer(),
    });
    Validations.of(preflight).acknowledge({
      id: 'AwsSolutions::AwsSolutions-APIG4',
      reason: 'Browsers send a preflight without a token; API Gateway answers it from the CORS settings.',
    });
  }
  return handler;
}

function routeKeyOf(route: RouteKey): HttpRouteKey {
  if (route === '$default') return HttpRouteKey.DEFAULT;
  const [method, path] = route.split(' ') as [HttpMethod, string];
  return HttpRouteKey.with(path, method);
}
