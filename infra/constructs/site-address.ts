import { Aws, CfnCondition, CfnParameter, Fn, type Stack } from 'aws-cdk-lib';
import type { CfnDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { Partition } from '../deployment.ts';

/** How a distribution gets its own domain, or none. */
export interface SiteAddress {
  applyTo: (distribution: CfnDistribution) => void;
}

const modern = { SslSupportMethod: 'sni-only', MinimumProtocolVersion: 'TLSv1.2_2021' };

/**
 * The addresses of the two sites from one domain: the citizens' is the domain, the officers' `officer.` before it.
 * In China a distribution serves only under an own domain, with a certificate of the IAM store (ACM is not asked
 * there); elsewhere both are left empty for a demonstration under CloudFront's own name.
 */
export function siteAddresses(
  stack: Stack,
  partition: Partition,
): { declare: SiteAddress; officer: SiteAddress } {
  const make = partition === 'aws-cn' ? ownDomain : ownDomainIfAny;
  return make(stack);
}

function ownDomain(stack: Stack): { declare: SiteAddress; officer: SiteAddress } {
  const domain = parameter(stack, 'DomainName', {
    description: 'Domain with an ICP filing',
    allowedPattern: '.+\\..+',
  });
  const certificate = parameter(stack, 'CertificateId', {
    description: 'Id of the server certificate in IAM, for the domain and officer.<domain>',
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
  return { declare: under(domain), officer: under(`officer.${domain}`) };
}

function ownDomainIfAny(stack: Stack): { declare: SiteAddress; officer: SiteAddress } {
  const domain = parameter(stack, 'DomainName', { description: 'Own domain; may be empty', default: '' });
  const certificate = parameter(stack, 'CertificateArn', {
    description: 'Certificate of ACM in us-east-1 for the domain and officer.<domain>; empty without one',
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
  return { declare: under(domain), officer: under(`officer.${domain}`) };
}

function parameter(
  stack: Stack,
  name: string,
  settings: { description: string; default?: string; allowedPattern?: string; minLength?: number },
): string {
  return new CfnParameter(stack, name, { type: 'String', ...settings }).valueAsString;
}
