import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptMasterKey } from '../local/gateway/master-key.ts';
import { runKms } from '../local/gateway/services/run-kms.ts';
import { startSystem } from '../local/system.ts';
import { seed } from '../seed/seed.ts';

export const benchCommunity = '410105001003';

/** The real engine with the real tables, and the settings with which a bundle runs against it outside the runner. */
export interface FunctionTarget {
  settings: Record<string, string>;
  stop: () => Promise<void>;
}

/** Starts engine, tables and KMS; the function’s own bundle then runs without host and gateway around it. */
export async function startFunctionTarget(): Promise<FunctionTarget> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'baobei-bench-'));
  const system = await startSystem({ dataFolder, fresh: true });
  await seed(system, { only: [benchCommunity] });
  const place = { masterKey: keptMasterKey(dataFolder), keys: system.model.keys };
  const kms = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const action = String(request.headers['x-amz-target']).split('.')[1] ?? '';
      const { status, body } = runKms(
        action,
        JSON.parse(Buffer.concat(chunks).toString()) as Parameters<typeof runKms>[1],
        place,
      );
      response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => kms.listen(0, '127.0.0.1', resolve));
  const address = kms.address();
  if (address === null || typeof address === 'string') throw new Error('KMS has no port');
  const submit = system.model.functions.find(({ path }) => path.endsWith('DeclareSubmit'));
  return {
    settings: {
      ...submit?.environment,
      AWS_REGION: system.dynamodb.region,
      AWS_ACCESS_KEY_ID: 'bench',
      AWS_SECRET_ACCESS_KEY: 'bench',
      AWS_ENDPOINT_URL_DYNAMODB: system.dynamodb.endpoint,
      AWS_ENDPOINT_URL_KMS: `http://127.0.0.1:${address.port}`,
      LOG_LEVEL: 'SILENT',
    },
    stop: async () => {
      kms.closeAllConnections();
      kms.close();
      await system.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
