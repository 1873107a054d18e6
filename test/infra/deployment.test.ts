import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { buildApp } from '../../infra/build-app.ts';
import { chooseDeployment } from '../../infra/deployment.ts';
import { readContext } from '../../infra/read-context.ts';
import { appIn, cdkFile, inTemporaryFolder, placeBundles, synthesize } from './assembly.ts';

const choose = (context: Record<string, unknown>) => chooseDeployment((key) => context[key]);

describe('a production stage with real data', () => {
  it.each(['cn-north-1', 'cn-northwest-1'])('is deployed to mainland China: %s', (region) => {
    expect(choose({ stage: 'production', region })).toEqual({
      stage: 'production',
      partition: 'aws-cn',
      region,
    });
  });

  it.each([
    ['the United States', { region: 'us-east-1' }],
    ['Hong Kong', { region: 'ap-east-1' }],
    ['a region that only looks like one', { region: 'cn-north-1b' }],
    ['no region', {}],
    ['the region of whoever is signed in', { defaultRegion: 'eu-west-1' }],
  ])('is refused for %s', (_where, context) => {
    expect(() => choose({ stage: 'production', ...context })).toThrow('mainland China only');
    inTemporaryFolder((folder) => {
      expect(() => appIn(folder, { stage: 'production', ...context })).toThrow('mainland China only');
    });
  });

  it('is refused for the other partition, though the region be right', () => {
    expect(() => choose({ stage: 'production', region: 'cn-north-1', partition: 'aws' })).toThrow(
      'partition',
    );
  });

  it('is pinned to its region, so that its templates can be deployed nowhere else', () => {
    const { environments } = synthesize({ stage: 'production', region: 'cn-northwest-1' });
    expect(Object.keys(environments)).toContain('BaobeiProductionData');
    expect(new Set(Object.values(environments))).toEqual(new Set(['aws://unknown-account/cn-northwest-1']));
  });

  it('is not chosen by a misspelt stage', () => {
    expect(() => choose({ stage: 'prodution' })).toThrow('"stage" is one of demonstration, production');
  });
});

describe('a demonstration', () => {
  it('is deployed anywhere, in either partition', () => {
    const { environments } = synthesize();
    expect(new Set(Object.values(environments))).toEqual(new Set(['aws://unknown-account/unknown-region']));
    expect(choose({ partition: 'aws-cn' })).toEqual({ stage: 'demonstration', partition: 'aws-cn' });
  });
});

describe.each(['aws', 'aws-cn'])('the templates for %s', (partition) => {
  const { templates } = synthesize({ partition });
  const written = JSON.stringify(templates);

  it('are nine stacks within the limits of CloudFormation', () => {
    expect(Object.keys(templates).sort()).toEqual(
      ['Compare', 'Data', 'Export', 'Flow', 'Intake', 'Operations', 'Report', 'Statistics', 'Web'].map(
        (name) => `Baobei${name}`,
      ),
    );
    for (const template of Object.values(templates)) {
      expect(Object.keys(template.Resources).length).toBeLessThan(400);
      expect(JSON.stringify(template).length).toBeLessThan(1_000_000);
    }
  });

  it('hold no custom resource and nothing that reports to AWS', () => {
    expect(written).not.toMatch(/Custom::|AWS::CloudFormation::CustomResource|AWS::CDK::Metadata/);
  });

  it('name no partition, account or region', () => {
    expect(written).not.toMatch(/arn:aws(-cn)?:|"(us|eu|ap|cn)-[a-z]+-\d"|\b\d{12}\b/);
  });

  it('pass few values from stack to stack, for each ties the two together', () => {
    const exported = Object.values(templates).flatMap(({ Outputs = {} }) =>
      Object.values(Outputs).filter(({ Export }) => Export),
    );
    expect(exported.length).toBeLessThanOrEqual(50);
  });
});

describe('the advice of cdk-nag', () => {
  it('is followed, or its reason is written where it is not', () => {
    inTemporaryFolder((folder) => {
      const app = appIn(folder);
      app.synth();
      const acknowledged = app.node
        .findAll()
        .flatMap(({ node }) => node.metadata)
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .map(({ data }) => Object.values(data as Record<string, string>).join(' '));
      expect(acknowledged.length).toBeGreaterThan(10);
      for (const reason of acknowledged) expect(reason.length).toBeGreaterThan(60);
    });
  });

  it('is asked: a report of both rule sets is written without a violation', () => {
    inTemporaryFolder((folder) => {
      appIn(folder).synth();
      const report = JSON.parse(readFileSync(join(folder, 'out/validation-report.json'), 'utf8')) as {
        pluginReports: { pluginName: string; violations: unknown[] }[];
      };
      expect(report.pluginReports).toMatchObject([
        { pluginName: 'AwsSolutions', violations: [] },
        { pluginName: 'CloudFormation Validate', violations: [] },
      ]);
    });
  });
});

describe('what synthesis starts from', () => {
  it('is every flag that CDK recommends, but exports between stacks stay strong', () => {
    const recommended = createRequire(import.meta.url)(
      'aws-cdk-lib/recommended-feature-flags.json',
    ) as object;
    // A weak reference would let the data stack be deleted under the stacks that use it.
    const ours = { ...recommended, '@aws-cdk/core:defaultCrossStackReferences': 'strong' };
    expect(readContext(cdkFile, [])).toEqual(ours);
  });

  it('is the context of the command line above that of the file', () => {
    const given = readContext(cdkFile, ['-c', 'stage=production', '--context', 'region=cn-north-1']);
    expect(given).toMatchObject({ stage: 'production', region: 'cn-north-1' });
    expect(() => readContext(cdkFile, ['-c', 'stage'])).toThrow('key=value');
  });

  it('is a bundle for each function; a missing one is named, with what to do', () => {
    inTemporaryFolder((folder) => {
      placeBundles(folder, ['notify/queue']);
      const settings = { outdir: join(folder, 'out'), functionsFolder: folder, context: {} };
      expect(() => buildApp(settings)).toThrow(
        /distribute\/queue is missing .*scripts\/build\/functions\.ts/,
      );
    });
  });
});
