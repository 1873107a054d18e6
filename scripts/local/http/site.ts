import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { BehaviourModel, DistributionModel } from '../seams/web-model.ts';
import type { HttpAnswer } from './answer.ts';
import type { Api } from './api.ts';
import { accessDenied, staticAnswer } from './static-answer.ts';
import { type FindFile, staticFiles } from './static-files.ts';
import { writeAnswer } from './write-answer.ts';

export interface SiteSettings {
  /** The APIs by their id. */
  readonly apis: ReadonlyMap<string, Api>;
  /** Folder with one folder for each site. */
  readonly sitesFolder: string;
  /** What the deployment writes into the bucket beside the built files, by key. */
  readonly written?: ReadonlyMap<string, string>;
  readonly log: (line: string) => void;
  /** Addresses of AWS that stand in headers, and what they are here. */
  readonly seen?: ReadonlyMap<string, string>;
}

type Answerer = (request: IncomingMessage) => Promise<HttpAnswer>;

/** A CloudFront distribution: each path to the bucket or the API of its behaviour, error pages, response headers. */
export function openSite(
  model: DistributionModel,
  settings: SiteSettings,
): (request: IncomingMessage, response: ServerResponse) => void {
  const files = staticFiles(join(settings.sitesFolder, model.site), settings.written);
  const behaviours = model.behaviours.map((declared) => {
    const behaviour = { ...declared, responseHeaders: headersHere(declared, settings.seen) };
    return {
      behaviour,
      matches: pathPattern(behaviour.pattern),
      answer: answererOf(behaviour, model, files, settings),
    };
  });
  const errorPages = new Map(model.errorPages.map((page) => [page.status, page]));

  const errorPage = async (answer: HttpAnswer): Promise<HttpAnswer> => {
    const page = errorPages.get(answer.status);
    if (!page) return answer;
    const file = page.page === '' ? undefined : await files(page.page.slice(1));
    if (!file) return { ...answer, status: page.answer };
    return {
      status: page.answer,
      headers: { 'content-type': file.type, 'cache-control': 'no-cache' },
      cookies: [],
      body: file.body,
    };
  };
  const answerTo = async (request: IncomingMessage): Promise<HttpAnswer> => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const found = behaviours.find(({ matches }) => matches(path));
    if (!found?.behaviour.methods.includes(request.method ?? '')) return methodRefused;
    const answer = await found.answer(request);
    return withHeaders(errorPages.has(answer.status) ? await errorPage(answer) : answer, found.behaviour);
  };
  return (request, response) => {
    answerTo(request).then(
      (answer) => writeAnswer(response, answer),
      (error: unknown) => {
        settings.log(`${model.site}: ${request.method ?? ''} failed: ${String(error)}`);
        response.destroy();
      },
    );
  };
}

const methodRefused: HttpAnswer = {
  status: 403,
  headers: { 'content-type': 'text/html' },
  cookies: [],
  body: 'This distribution is not configured to allow the HTTP request method that was used for this request.',
};

function answererOf(
  { origin, compress }: BehaviourModel,
  { rootObject }: DistributionModel,
  files: FindFile,
  { apis }: SiteSettings,
): Answerer {
  if (origin.kind === 'api') {
    const api = apis.get(origin.api.apiId);
    if (!api) throw new RangeError(`no API has the id ${origin.api.apiId}`);
    return (request) => api.handle(request);
  }
  return async (request) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const key = path === '/' ? rootObject : decodeKey(path.slice(1));
    const file = key === undefined ? undefined : await files(key);
    return file && key !== undefined ? staticAnswer(file, key, request.headers, compress) : accessDenied;
  };
}

function decodeKey(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function headersHere(
  { responseHeaders }: BehaviourModel,
  seen: SiteSettings['seen'] = new Map(),
): BehaviourModel['responseHeaders'] {
  return responseHeaders.map((header) => ({
    ...header,
    value: [...seen].reduce((value, [there, here]) => value.replaceAll(there, here), header.value),
  }));
}

function withHeaders(answer: HttpAnswer, { responseHeaders }: BehaviourModel): HttpAnswer {
  if (responseHeaders.length === 0) return answer;
  const headers = { ...answer.headers };
  for (const { name, value, override } of responseHeaders)
    if (override || !(name in headers)) headers[name] = value;
  return { ...answer, headers };
}

/** `*` for any text and `?` for one character, as CloudFront has it; case counts. */
function pathPattern(pattern: string): (path: string) => boolean {
  if (pattern === '*') return () => true;
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source.startsWith('/') ? '' : '/'}${source}$`);
  return (path) => expression.test(path);
}
