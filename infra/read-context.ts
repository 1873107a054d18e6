import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/**
 * The context that the CDK command line would pass: cdk.json, then every `-c key=value`.
 * Read here as well, so that `node infra/app.ts` gives the same templates as `cdk synth`.
 */
export function readContext(cdkFile: string, args: readonly string[]): Record<string, unknown> {
  const { context } = JSON.parse(readFileSync(cdkFile, 'utf8')) as { context: Record<string, unknown> };
  const { values } = parseArgs({
    args: [...args],
    options: { context: { type: 'string', short: 'c', multiple: true, default: [] } },
  });
  return { ...context, ...Object.fromEntries(values.context.map(keyAndValue)) };
}

function keyAndValue(argument: string): [string, string] {
  const [key, ...value] = argument.split('=');
  if (!key || value.length === 0) throw new Error(`Context is given as key=value, not "${argument}".`);
  return [key, value.join('=')];
}
