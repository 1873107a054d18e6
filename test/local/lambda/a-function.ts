import { fileURLToPath } from 'node:url';
import type { FunctionModel } from '../../../scripts/local/seams/function-model.ts';

/** A function of the model with the behaviours of `functions/behaviours.mjs`. */
export function aFunction(override: Partial<FunctionModel> = {}): FunctionModel {
  const name = override.name ?? 'Test-Behaviours';
  const placed = { stack: 'Test', logicalId: name, path: `Test/${name}` };
  return {
    ...placed,
    name,
    arn: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
    codeFolder: fileURLToPath(new URL('functions', import.meta.url)),
    handler: 'behaviours.handler',
    timeoutSeconds: 5,
    memoryMb: 128,
    environment: { GREETING: 'hello' },
    role: { ...placed, arn: 'arn:aws:iam::000000000000:role/Test', name: 'Test', policies: [] },
    logGroup: `/aws/lambda/${name}`,
    permissions: [],
    whenAsync: { maximumRetryAttempts: 2, maximumAgeSeconds: 21_600 },
    ...override,
  };
}
