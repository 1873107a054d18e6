import { describe, expect, it } from 'vitest';
import { routes } from '../../schemas/access.ts';
import { synthesize } from './assembly.ts';

const assembly = synthesize();
const { text } = assembly;
const apis = ['CitizenApi', 'StaffApi'];
const routesOf = (api: string) =>
  assembly
    .all('AWS::ApiGatewayV2::Route')
    .filter(({ Properties }) => text(Properties['ApiId']) === `\${${api}}`);

describe('the two entrances', () => {
  it('answer exactly the published routes, and one for whatever else is asked', () => {
    for (const [api, door] of [
      ['citizen', 'CitizenApi'],
      ['staff', 'StaffApi'],
    ] as const) {
      const published = routes
        .filter((route) => route.api === api)
        .map(({ method, path }) => `${method} ${path}`);
      const preflight = api === 'staff' ? ['OPTIONS /{proxy+}'] : [];
      const keys = routesOf(door).map(({ Properties }) => text(Properties['RouteKey']));
      expect(keys.sort()).toEqual([...published, '$default', ...preflight].sort());
    }
  });

  it('ask staff for a token on every route but the preflight', () => {
    for (const { Properties } of routesOf('StaffApi')) {
      const preflight = Properties['RouteKey'] === 'OPTIONS /{proxy+}';
      expect(Properties['AuthorizationType']).toBe(preflight ? 'NONE' : 'JWT');
    }
  });

  it('trust the issuer and the audience that the deployment names', () => {
    const [authorizer] = assembly.all('AWS::ApiGatewayV2::Authorizer');
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: { Ref: 'OidcIssuer' }, Audience: [{ Ref: 'OidcAudience' }] },
    });
  });

  it('ask no citizen for an account', () => {
    for (const { Properties } of routesOf('CitizenApi')) expect(Properties['AuthorizationType']).toBe('NONE');
  });

  it.each(apis)('are throttled: %s', (api) => {
    expect(assembly.one(`${api}Stage`).Properties).toMatchObject({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 5000, ThrottlingBurstLimit: 2500 },
    });
  });

  it.each(apis)('let pages of their own site call, and no other: %s', (api) => {
    const { AllowOrigins, AllowCredentials, AllowHeaders } = corsOf(api);
    const sites = api === 'CitizenApi' ? ['PublicSiteUrl'] : ['StaffSiteUrl', 'DeskSiteUrl'];
    expect(AllowOrigins).toEqual(sites.map((site) => ({ Ref: site })));
    expect(AllowCredentials).toBeUndefined();
    expect(AllowHeaders).not.toContain('*');
  });

  it.each(apis)('may call their functions, and nobody else may: %s', (api) => {
    const integrations = assembly
      .all('AWS::ApiGatewayV2::Integration')
      .filter(({ Properties }) => text(Properties['ApiId']) === `\${${api}}`)
      .map(({ Properties }) => text(Properties['IntegrationUri']));
    const permitted = assembly
      .all('AWS::Lambda::Permission')
      .filter(({ Properties }) => text(Properties['SourceArn']).includes(`\${${api}}/`));
    expect(new Set(permitted.map(({ Properties }) => text(Properties['FunctionName'])))).toEqual(
      new Set(integrations),
    );
    for (const { Properties } of permitted) expect(Properties['Principal']).toBe('apigateway.amazonaws.com');
  });
});

describe('the access log', () => {
  /** Nothing of these tells who asked, from where, or for whom. */
  const harmless = new Set([
    '$context.requestId',
    '$context.requestTimeEpoch',
    '$context.routeKey',
    '$context.status',
    '$context.responseLatency',
    '$context.integrationStatus',
    '$context.integrationLatency',
    '$context.responseLength',
    '$context.error.responseType',
  ]);

  it.each(apis)('names nobody: %s', (api) => {
    const variables = formatOf(api).match(/\$context\.[\w.]+/g) ?? [];
    expect(variables.filter((variable) => !harmless.has(variable))).toEqual([]);
    expect(variables).toContain('$context.routeKey');
  });

  it.each(apis)('is one JSON object a line, in a log group that forgets: %s', (api) => {
    expect(() => JSON.parse(formatOf(api)) as unknown).not.toThrow();
    const destination = (settingsOf(api) as { DestinationArn: unknown }).DestinationArn;
    const group = assembly.one(/\w+/.exec(text(destination))?.[0] ?? '');
    expect(group.Properties['RetentionInDays']).toBe(90);
  });
});

interface Cors {
  AllowOrigins: unknown;
  AllowCredentials?: boolean;
  AllowHeaders: string[];
}

function corsOf(api: string): Cors {
  return assembly.one(api).Properties['CorsConfiguration'] as Cors;
}

function settingsOf(api: string): unknown {
  return assembly.one(`${api}Stage`).Properties['AccessLogSettings'];
}

function formatOf(api: string): string {
  return (settingsOf(api) as { Format: string }).Format;
}
