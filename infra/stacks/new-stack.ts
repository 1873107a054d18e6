import { type App, DefaultStackSynthesizer, type IStackSynthesizer, Stack } from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';

export interface Concern {
  name: 'Data' | 'Intake' | 'Flow' | 'Export' | 'Statistics' | 'Report' | 'Compare' | 'Web' | 'Operations';
  description: string;
}

/** A stack lists what exists for one concern. Production stacks have names of their own, to live beside a demonstration. */
export function newStack(app: App, deployment: Deployment, concern: Concern): Stack {
  const prefix = deployment.stage === 'production' ? 'BaobeiProduction' : 'Baobei';
  return new Stack(app, `${prefix}${concern.name}`, {
    description: concern.description,
    analyticsReporting: false,
    terminationProtection: concern.name === 'Data',
    synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) as IStackSynthesizer,
    ...(deployment.region === undefined ? {} : { env: { region: deployment.region } }),
  });
}
