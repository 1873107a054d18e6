/** Regions in mainland China: the only ones where real personal data may be (`requirements.md` K4). */
const mainlandRegions = ['cn-north-1', 'cn-northwest-1'];

export type Stage = 'demonstration' | 'production';
export type Partition = 'aws' | 'aws-cn';

export interface Deployment {
  stage: Stage;
  partition: Partition;
  /** Pinned in production only, so that the templates of real data can be deployed nowhere else. */
  region?: string;
}

/**
 * Reads stage, partition and region from the context.
 * @throws Error naming what is wrong, and always when production is asked for outside mainland China (K4).
 */
export function chooseDeployment(context: (key: string) => unknown): Deployment {
  const stage = oneOf<Stage>('stage', context('stage') ?? 'demonstration', ['demonstration', 'production']);
  if (stage === 'production') return inMainland(context);
  const partition = oneOf<Partition>('partition', context('partition') ?? 'aws', ['aws', 'aws-cn']);
  return { stage, partition };
}

function inMainland(context: (key: string) => unknown): Deployment {
  const region = context('region') ?? context('defaultRegion');
  if (typeof region !== 'string' || !mainlandRegions.includes(region)) {
    throw new Error(
      `The production stage holds real personal data and is deployed to mainland China only: ` +
        `give -c region= one of ${mainlandRegions.join(', ')}, not ${JSON.stringify(region)}.`,
    );
  }
  oneOf<Partition>('partition', context('partition') ?? 'aws-cn', ['aws-cn']);
  return { stage: 'production', partition: 'aws-cn', region };
}

function oneOf<Choice extends string>(name: string, value: unknown, choices: readonly Choice[]): Choice {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) {
    throw new Error(`The context "${name}" is one of ${choices.join(', ')}, not "${String(value)}".`);
  }
  return choice;
}
