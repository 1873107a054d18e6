import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Context } from 'aws-lambda';
import type { FunctionError } from '../seams/invoker.ts';
import { errorOf } from './function-error.ts';

export type Handler = (event: unknown, context: Context) => unknown;

/** Loads `<file>.<export>` of a code folder; answers an error as the runtime of Lambda shapes it when it cannot. */
export async function loadHandler(codeFolder: string, name: string): Promise<Handler | FunctionError> {
  const dot = name.lastIndexOf('.');
  const file = ['.mjs', '.js', '.cjs']
    .map((ending) => join(codeFolder, name.slice(0, dot) + ending))
    .find((path) => existsSync(path));
  if (file === undefined) {
    return {
      errorType: 'Runtime.ImportModuleError',
      errorMessage: `Error: Cannot find module '${name.slice(0, dot)}'`,
      trace: [],
    };
  }
  try {
    const module = (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>;
    return handlerOf(module[name.slice(dot + 1)], name);
  } catch (thrown) {
    const error = errorOf(thrown);
    return thrown instanceof SyntaxError ? { ...error, errorType: 'Runtime.UserCodeSyntaxError' } : error;
  }
}

function handlerOf(found: unknown, name: string): Handler | FunctionError {
  if (typeof found !== 'function') {
    return {
      errorType: 'Runtime.HandlerNotFound',
      errorMessage: `${name} is undefined or not exported`,
      trace: [],
    };
  }
  /** The Node 24 runtime has no callbacks any more and refuses a handler that asks for one. */
  if (found.length > 2) {
    const errorMessage =
      'AWS Lambda has removed support for callback-based function handlers starting with Node.js 24.';
    return { errorType: 'Runtime.CallbackHandlerDeprecated', errorMessage, trace: [] };
  }
  return (event, context) => Reflect.apply(found, undefined, [event, context]) as unknown;
}
