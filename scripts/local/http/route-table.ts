import type { RouteModel } from '../seams/web-model.ts';

export interface MatchedRoute {
  readonly route: RouteModel;
  readonly pathParameters: Readonly<Record<string, string>> | undefined;
}

export type FindRoute = (method: string, path: string) => MatchedRoute | undefined;

interface CompiledRoute {
  readonly route: RouteModel;
  readonly method: string;
  readonly segments: readonly string[];
  readonly greedy: boolean;
}

/**
 * Routes as HTTP APIs choose them: a full match first, its literal segments before variables and its method before ANY; then a match
 * by `{proxy+}`; then `$default`.
 */
export function routeTable(routes: readonly RouteModel[]): FindRoute {
  const fallback = routes.find(({ key }) => key === '$default');
  const compiled = routes.filter(({ key }) => key !== '$default').map(compile);
  const literal = new Map(
    compiled
      .filter(({ segments }) => !segments.some(isVariable))
      .map(({ route }) => [route.key, { route, pathParameters: undefined }] as const),
  );
  const others = compiled.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));

  return (method, path) => {
    const direct = literal.get(`${method} ${path}`);
    if (direct) return direct;
    const segments = path.split('/');
    for (const candidate of others) {
      const pathParameters = match(candidate, method, segments);
      if (pathParameters) {
        return {
          route: candidate.route,
          pathParameters: Object.keys(pathParameters).length > 0 ? pathParameters : undefined,
        };
      }
    }
    return fallback && { route: fallback, pathParameters: undefined };
  };
}

function compile(route: RouteModel): CompiledRoute {
  const [method = '', path = ''] = route.key.split(' ');
  const segments = path.split('/');
  return { route, method, segments, greedy: segments.at(-1)?.endsWith('+}') === true };
}

/** Sorts the more specific first. */
function rank({ method, segments, greedy }: CompiledRoute): string {
  const shape = segments.map((segment) => (isVariable(segment) ? '1' : '0')).join('');
  return `${greedy ? '1' : '0'}${shape}${method === 'ANY' ? '1' : '0'}`;
}

function isVariable(segment: string): boolean {
  return segment.startsWith('{');
}

function match(
  { method, segments, greedy }: CompiledRoute,
  asked: string,
  path: readonly string[],
): Record<string, string> | undefined {
  if (method !== asked && method !== 'ANY') return undefined;
  if (greedy ? path.length < segments.length : path.length !== segments.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const given = path[index] ?? '';
    const last = greedy && index === segments.length - 1;
    if (!isVariable(segment)) {
      if (segment !== given) return undefined;
    } else if (given === '') return undefined;
    else found[segment.slice(1, last ? -2 : -1)] = decode(last ? path.slice(index).join('/') : given);
  }
  return found;
}

function decode(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}
