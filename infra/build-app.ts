import { App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { chooseDeployment } from './deployment.ts';
import { compareStack } from './stacks/compare-stack.ts';
import { dataStack } from './stacks/data-stack.ts';
import { exportStack } from './stacks/export-stack.ts';
import { flowStack } from './stacks/flow-stack.ts';
import { intakeStack } from './stacks/intake-stack.ts';
import { operationsStack } from './stacks/operations-stack.ts';
import { reportStack } from './stacks/report-stack.ts';
import { statisticsStack } from './stacks/statistics-stack.ts';
import { webStack } from './stacks/web-stack.ts';

export interface AppSettings {
  /** Where the cloud assembly is written. */
  outdir: string;
  /** Where the bundles of the functions are, `<step>/<name>/index.mjs`. */
  functionsFolder: string;
  /** Feature flags, `stage`, `partition`, `region`. */
  context: Record<string, unknown>;
}

/**
 * The whole system as one CDK app; nothing is written before its `synth()`.
 * @throws Error when the deployment is not allowed (`requirements.md` K4) or a bundle is missing.
 */
export function buildApp({ outdir, functionsFolder, context }: AppSettings): App {
  const app = new App({ outdir, context, analyticsReporting: false, treeMetadata: false });
  const deployment = chooseDeployment((key) => app.node.tryGetContext(key) as unknown);
  const bundles = { functionsFolder };
  const data = dataStack(app, deployment);
  const { alarms } = data;
  const flow = flowStack(app, deployment, { data, bundles, alarms });
  const exports = exportStack(app, deployment, { data, bundles, alarms, notifyQueue: flow.notifyQueue });
  const compare = compareStack(app, deployment, {
    ...{ data, bundles, alarms },
    notifyQueue: flow.notifyQueue,
    judgeQueue: flow.judgeQueue,
  });
  const intake = intakeStack(app, deployment, {
    ...{ data, bundles, alarms },
    notifyQueue: flow.notifyQueue,
    exportQueue: exports.queue,
    feedBucket: compare.bucket,
    judgeQueue: flow.judgeQueue,
    feedMachine: compare.machine,
  });
  const statistics = statisticsStack(app, deployment, { data, bundles, alarms });
  const reports = reportStack(app, deployment, { data, bundles, alarms, notifyQueue: flow.notifyQueue });
  webStack(app, deployment, { intake, feedBucket: compare.bucket });
  const queues = [
    ...flow.queues,
    ...exports.queues,
    ...statistics.queues,
    ...reports.queues,
    ...compare.queues,
  ];
  operationsStack(app, deployment, { intake, queues, alarms });
  Tags.of(app).add('baobei:stage', deployment.stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks());
  return app;
}
