import * as z from 'zod/mini';
import { type Route, routes } from '../../schemas/access.ts';
import * as breakGlass from '../../schemas/break-glass.ts';
import * as capacity from '../../schemas/capacity.ts';
import * as caseList from '../../schemas/case-list.ts';
import * as changeFeed from '../../schemas/change-feed.ts';
import * as cityConflict from '../../schemas/city-conflict.ts';
import * as cityField from '../../schemas/city-field.ts';
import * as cityImport from '../../schemas/city-import.ts';
import * as cityMapping from '../../schemas/city-mapping.ts';
import * as citySystem from '../../schemas/city-system.ts';
import * as dailyReport from '../../schemas/daily-report.ts';
import * as declaration from '../../schemas/declaration.ts';
import * as declarationRequest from '../../schemas/declaration-request.ts';
import * as drift from '../../schemas/drift.ts';
import * as equipment from '../../schemas/equipment.ts';
import * as equipmentImport from '../../schemas/equipment-import.ts';
import * as exports from '../../schemas/export.ts';
import * as feedGuard from '../../schemas/feed-guard.ts';
import * as feedKind from '../../schemas/feed-kind.ts';
import * as feedMandate from '../../schemas/feed-mandate.ts';
import * as feedRows from '../../schemas/feed-rows.ts';
import * as feedRun from '../../schemas/feed-run.ts';
import * as fileLink from '../../schemas/file-link.ts';
import * as finding from '../../schemas/finding.ts';
import * as findingRule from '../../schemas/finding-rule.ts';
import { type Operation, type OperationName, operations } from '../../schemas/operations.ts';
import * as problems from '../../schemas/problem.ts';
import * as receipts from '../../schemas/receipt.ts';
import * as regions from '../../schemas/region.ts';
import * as reportFiles from '../../schemas/report-files.ts';
import * as reportProgress from '../../schemas/report-progress.ts';
import * as riskAreaImport from '../../schemas/risk-area-import.ts';
import * as riskAreaList from '../../schemas/risk-area-list.ts';
import * as sessions from '../../schemas/session.ts';
import * as staff from '../../schemas/staff.ts';
import * as statistics from '../../schemas/statistics.ts';
import * as verification from '../../schemas/verification.ts';
import * as worklist from '../../schemas/worklist.ts';

type Api = Route['api'];
type Json = Record<string, unknown>;

const titles: Record<Api, string> = {
  citizen: 'Baobei: citizens',
  staff: 'Baobei: officers and administrators',
};

const modules: object[] = [
  receipts,
  caseList,
  breakGlass,
  exports,
  capacity,
  dailyReport,
  changeFeed,
  cityConflict,
  cityField,
  cityImport,
  cityMapping,
  citySystem,
  equipment,
  equipmentImport,
  feedGuard,
  feedKind,
  feedMandate,
  feedRows,
  feedRun,
  finding,
  findingRule,
  fileLink,
  reportFiles,
  reportProgress,
  declaration,
  declarationRequest,
  drift,
  problems,
  regions,
  riskAreaImport,
  riskAreaList,
  sessions,
  staff,
  statistics,
  verification,
  worklist,
];

// A schema is published under the name that it is exported by.
const names = new Map<unknown, string>(
  modules
    .flatMap((exported) => Object.entries(exported))
    .map(([name, value]) => [value, name.charAt(0).toUpperCase() + name.slice(1)]),
);

function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    reused: 'inline',
    unrepresentable: 'any',
  });
  return rest;
}

function nameOf(schema: z.core.$ZodType): string {
  const name = names.get(schema);
  if (name === undefined) throw new Error('an operation uses a schema that is not exported under a name');
  return name;
}

function content(schema: z.core.$ZodType | undefined, type = 'application/json'): Json {
  if (schema === undefined) return {};
  return { content: { [type]: { schema: { $ref: `#/components/schemas/${nameOf(schema)}` } } } };
}

function schemasOf(api: Api): Json {
  const schemas: Json = { Problem: schemaOf(problems.problem, 'output') };
  for (const [name, { request, response, problem }] of Object.entries<Operation>(operations)) {
    if (!name.startsWith(api)) continue;
    if (request !== undefined) schemas[nameOf(request)] = schemaOf(request, 'input');
    if (response !== undefined) schemas[nameOf(response)] = schemaOf(response, 'output');
    if (problem !== undefined) schemas[nameOf(problem)] = schemaOf(problem, 'output');
  }
  return schemas;
}

/** What is asked for in the query, from its schema. */
function queryOf({ query }: Operation): Json[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(query, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema,
  }));
}

function parametersOf(route: Route): Json[] {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { type: 'string', pattern: '^[A-Za-z0-9-]{16,64}$' },
  };
  const secret = {
    name: 'Receipt-Secret',
    in: 'header',
    required: false,
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' },
  };
  const version = { name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } };
  return [
    ...inPath,
    ...(route.method === 'GET' ? [] : [key]),
    ...(route.api === 'citizen' && route.path.includes('{id}') ? [secret] : []),
    ...(route.method === 'PUT' && route.path.endsWith('{id}') ? [version] : []),
  ];
}

function securityOf(route: Route): Json[] {
  if (route.api === 'staff') return [{ oidc: [] }];
  return route.scope === 'own-declaration' ? [{}, { citizenSession: [] }] : [];
}

function operationOf(route: Route, operation: Operation): Json {
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replace(/[{}]/g, '').replace(/[/-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: operation.summary,
    'x-scope': route.scope,
    ...(route.api === 'staff' ? { 'x-roles': route.roles } : {}),
    security: securityOf(route),
    parameters: [...parametersOf(route), ...queryOf(operation)],
    ...(operation.request === undefined
      ? {}
      : { requestBody: { required: true, ...content(operation.request) } }),
    responses: {
      [operation.status]: { description: operation.summary, ...content(operation.response) },
      default: {
        description: 'What was wrong and how to mend it (RFC 9457)',
        ...content(operation.problem ?? problems.problem, 'application/problem+json'),
      },
    },
  };
}

/** The OpenAPI 3.1 document of one API, made from the schemas alone (style.md, point 10). */
export function openApiOf(api: Api): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes as readonly Route[]) {
    if (route.api !== api) continue;
    const operation = operations[`${route.api} ${route.method} ${route.path}` as OperationName];
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, operation) };
  }
  return {
    openapi: '3.1.0',
    info: { title: titles[api], version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      schemas: schemasOf(api),
      securitySchemes: {
        oidc: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        citizenSession: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}
