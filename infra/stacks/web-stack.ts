import { type App, Aws, Fn, Stack } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { type Site, site } from '../constructs/site.ts';
import { siteAddresses } from '../constructs/site-address.ts';
import type { Deployment } from '../deployment.ts';
import type { Intake } from './intake-stack.ts';
import { newStack } from './new-stack.ts';
import { oidcIssuer } from './parameters.ts';

export interface Web {
  stack: Stack;
  declare: Site;
  officer: Site;
  desk: Site;
}

/**
 * The three sites. Their files are copied by `aws s3 sync` after a deployment: CDK's own way is a custom resource,
 * a function with wide rights that no local runner could stand for.
 */
export function webStack(
  app: App,
  deployment: Deployment,
  { intake, feedBucket }: { intake: Intake; feedBucket: Bucket },
): Web {
  const { partition } = deployment;
  const stack = newStack(app, deployment, {
    name: 'Web',
    description: 'Baobei: the sites of citizens, officers and administrators',
  });
  const addresses = siteAddresses(stack, partition);
  const oidc = oidcIssuer(stack);
  return {
    stack,
    declare: site(stack, 'DeclareSite', {
      name: 'declare',
      api: intake.citizenApi,
      apiPaths: ['/v1/*', '/d/*'],
      connectTo: [],
      address: addresses.declare,
      partition,
    }),
    officer: site(stack, 'OfficerSite', {
      name: 'officer',
      api: intake.staffApi,
      apiPaths: ['/v1/*'],
      connectTo: [originOf(oidc)],
      inlinesStyles: true,
      address: addresses.officer,
      partition,
    }),
    desk: site(stack, 'DeskSite', {
      name: 'desk',
      api: intake.staffApi,
      apiPaths: ['/v1/*'],
      // Files of feeds go straight into their bucket.
      connectTo: [originOf(oidc), bucketOrigin(feedBucket)],
      address: addresses.desk,
      partition,
    }),
  };
}

/** The issuer's address without its path: a source with a path would match that one page only. */
function originOf(address: string): string {
  const parts = Fn.split('/', address);
  return `${Fn.select(0, parts)}//${Fn.select(2, parts)}`;
}

/** Where S3 answers for a bucket, from its name, which is passed between the stacks already. */
function bucketOrigin(bucket: Bucket): string {
  return `https://${bucket.bucketName}.s3.${Stack.of(bucket).region}.${Aws.URL_SUFFIX}`;
}
