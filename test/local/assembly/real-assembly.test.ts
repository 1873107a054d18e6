import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readAssembly } from '../../../scripts/local/assembly/read-assembly.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'synth-'));
afterAll(() => rmSync(folder, { recursive: true }));

const parameters = {
  OidcIssuer: 'http://localhost:8420',
  SmsWebhookUrl: 'http://localhost:8430/inbox/messages',
  PublicSiteUrl: 'http://localhost:8410',
  StaffSiteUrl: 'http://localhost:8411',
  DeskSiteUrl: 'http://localhost:8412',
  DomainName: 'baobei.example',
  CertificateId: 'certificate',
};

describe('the synthesized assembly', () => {
  it.each([
    ['aws', 'amazonaws.com'],
    ['aws-cn', 'amazonaws.com.cn'],
  ] as const)('loads for %s, with nothing that the runner does not know', (partition, suffix) => {
    const outdir = join(folder, partition);
    execFileSync(process.execPath, ['infra/app.ts', '-c', `partition=${partition}`], {
      cwd: root,
      env: { ...process.env, CDK_OUTDIR: outdir },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const model = readAssembly(outdir, { parameters, partition });
    expect(model.functions.length).toBeGreaterThan(10);
    expect(model.distributions.map(({ site }) => site)).toEqual(['declare', 'officer', 'desk']);
    expect(model.queues.every(({ url }) => url.includes(`${suffix}/`))).toBe(true);
    expect(model.functions.every(({ role: { arn } }) => arn.startsWith(`arn:${partition}:iam::`))).toBe(true);
  });
});
