import { Aws, CfnCondition, CfnParameter, Fn, type Stack } from 'aws-cdk-lib';
import type { CfnDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { Partition } from '../deployment.ts';

/** How a distribution gets its own domain, or none. */
export interface SiteAddress {
  applyTo: (distribution: CfnDistribution) => void;
}

const modern = { SslSupportMethod: 'sni-only', MinimumProtocolVersion: 'TLSv1.2_2021' };

/** One for each site. */
export type SiteAddresses = Record<'declare' | 'officer' | 'desk', SiteAddress>;

/**
 * The addresses of the three sites from one domain: the citizens' is the domain, the officers' `officer.` before it,
 * the administrators' `desk.`.
 * In China a distribution serves only under an own domain, with a certificate of the IAM store (ACM is not asked
 * there); elsewhere both are left empty for a demonstration under CloudFront's own name.
 */
export function siteAddresses(stack: Stack, partition: Partition): SiteAddresses {
  const make = partition === 'aws-cn' ? ownDomain : ownDomainIfAny;
  return make(stack);
}

function ownDomain(stack: Stack): SiteAddresses {
  const domain = parameter(stack, 'DomainName', {
    description: 'Domain with an ICP filing',
    allowedPattern: '.+\\..+',
  });
  const certificate = parameter(stack, 'CertificateId', {
    description: 'Id of the server certificate in IAM, for the domain, officer.<domain> and desk.<domain>',
    minLength: 1,
  });
  const under = (name: string): SiteAddress => ({
    applyTo: (distribution) => {
      distribution.addPropertyOverride('DistributionConfig.Aliases', [name]);
      distribution.addPropertyOverride('DistributionConfig.ViewerCertificate', {
        IamCertificateId: certificate,
        ...modern,
      });
    },
  });
  return addressesUnder(domain, under);
}

function ownDomainIfAny(stack: Stack): SiteAddresses {
  const domain = parameter(stack, 'DomainName', { description: 'Own domain; may be empty', default: '' });
  const certificate = parameter(stack, 'CertificateArn', {
    description:
      'Certificate of ACM in us-east-1 for the domain, officer.<domain> and desk.<domain>; empty without one',
    default: '',
  });
  const owned = new CfnCondition(stack, 'HasDomain', {
    expression: Fn.conditionNot(Fn.conditionEquals(domain, '')),
  });
  const under = (name: string): SiteAddress => ({
    applyTo: (distribution) => {
      const whenOwned = (value: unknown, otherwise: unknown) =>
        Fn.conditionIf(owned.logicalId, value, otherwise);
      distribution.addPropertyOverride('DistributionConfig.Aliases', whenOwned([name], Aws.NO_VALUE));
      distribution.addPropertyOverride(
        'DistributionConfig.ViewerCertificate',
        whenOwned({ AcmCertificateArn: certificate, ...modern }, { CloudFrontDefaultCertificate: true }),
      );
    },
  });
  return addressesUnder(domain, under);
}

function addressesUnder(domain: string, under: (name: string) => SiteAddress): SiteAddresses {
  return {
    declare: under(domain),
    officer: under(`officer.${domain}`),
    desk: under(`desk.${domain}`),
  };
}

function parameter(
  stack: Stack,
  name: string,
  settings: { description: string; default?: string; allowedPattern?: string; minLength?: number },
): string {
  return new CfnParameter(stack, name, { type: 'String', ...settings }).valueAsString;
}
