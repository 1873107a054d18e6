import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hashSource } from '../../infra/constructs/site-styles.ts';
import { synthesize } from './assembly.ts';

const sites = [
  { id: 'DeclareSite', api: 'CitizenApi', apiPaths: ['/v1/*', '/d/*'] },
  { id: 'OfficerSite', api: 'StaffApi', apiPaths: ['/v1/*'] },
  { id: 'DeskSite', api: 'StaffApi', apiPaths: ['/v1/*'] },
];

interface Behaviour {
  PathPattern?: string;
  TargetOriginId: string;
  ViewerProtocolPolicy: string;
  CachePolicyId: string;
  OriginRequestPolicyId?: string;
  AllowedMethods?: string[];
  ResponseHeadersPolicyId: unknown;
}

interface Distribution {
  Origins: { Id: string; DomainName: unknown; S3OriginConfig?: object; CustomOriginConfig?: object }[];
  DefaultCacheBehavior: Behaviour;
  CacheBehaviors: Behaviour[];
  DefaultRootObject: string;
}

describe.each(['aws', 'aws-cn'])('the sites in %s', (partition) => {
  const assembly = synthesize({ partition });
  const configOf = (id: string) => assembly.one(id).Properties['DistributionConfig'] as Distribution;

  it.each(sites)('serve files from a private bucket: $id', ({ id }) => {
    const { Origins, DefaultCacheBehavior, DefaultRootObject } = configOf(id);
    const files = Origins.find((origin) => origin.Id === DefaultCacheBehavior.TargetOriginId);
    expect(assembly.text(files?.DomainName)).toBe(`\${${id}Bucket.RegionalDomainName}`);
    expect(DefaultRootObject).toBe('index.html');
  });

  it.each(sites)('pass the API on whole and never cache it: $id', ({ id, api, apiPaths }) => {
    const { Origins, CacheBehaviors } = configOf(id);
    expect(CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual(apiPaths);
    for (const behaviour of CacheBehaviors) {
      const origin = Origins.find(({ Id }) => Id === behaviour.TargetOriginId);
      expect(assembly.text(origin?.DomainName)).toMatch(`\${${api}}.execute-api.`);
      expect(origin?.CustomOriginConfig).toMatchObject({ OriginProtocolPolicy: 'https-only' });
      expect(behaviour.CachePolicyId).toBe(managed.cachingDisabled);
      expect(behaviour.OriginRequestPolicyId).toBe(managed.allViewerExceptHostHeader);
      expect(behaviour.AllowedMethods).toEqual(expect.arrayContaining(['GET', 'PUT', 'POST', 'DELETE']));
    }
  });

  it.each(sites)('speak HTTPS, and headers guard every answer: $id', ({ id }) => {
    const { DefaultCacheBehavior, CacheBehaviors } = configOf(id);
    for (const behaviour of [DefaultCacheBehavior, ...CacheBehaviors]) {
      expect(behaviour.ViewerProtocolPolicy).toBe('redirect-to-https');
      expect(assembly.text(behaviour.ResponseHeadersPolicyId)).toBe(`\${${id}Headers}`);
    }
  });

  it.each(sites)('run no script but their own, in no frame: $id', ({ id }) => {
    const { SecurityHeadersConfig: headers } = assembly.one(`${id}Headers`).Properties[
      'ResponseHeadersPolicyConfig'
    ] as { SecurityHeadersConfig: Record<string, Record<string, unknown>> };
    const policy = assembly.text(headers['ContentSecurityPolicy']?.['ContentSecurityPolicy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|script-src/);
    expect(policy).toContain(id !== 'DeclareSite' ? "connect-src 'self' {" : "connect-src 'self';");
    expect(headers).toMatchObject({
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: 'DENY' },
      ReferrerPolicy: { ReferrerPolicy: 'no-referrer' },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000 },
    });
  });

  it('let the desk alone reach a bucket, and that of the feeds alone', () => {
    const policyOf = (id: string) => {
      const { SecurityHeadersConfig: headers } = assembly.one(`${id}Headers`).Properties[
        'ResponseHeadersPolicyConfig'
      ] as { SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: unknown } } };
      return assembly.text(headers.ContentSecurityPolicy.ContentSecurityPolicy);
    };
    expect(sites.filter(({ id }) => policyOf(id).includes('.s3.')).map(({ id }) => id)).toEqual(['DeskSite']);
    expect(policyOf('DeskSite').match(/https:\/\/\S*\.s3\.[^;]*/g)).toEqual([
      'https://${FeedBucket}.s3.${AWS::Region}.${AWS::URLSuffix}',
    ]);
  });

  it('allow the styles that were built into the officer’s page, and no other inline ones (F11)', () => {
    const page = readFileSync(new URL('../../dist/web/officer/index.html', import.meta.url), 'utf8');
    const [styles, ...others] = [...page.matchAll(/<style>(.*?)<\/style>/gsu)].map(([, text = '']) => text);
    const policyOf = (id: string) => JSON.stringify(assembly.one(`${id}Headers`).Properties);
    expect(others).toEqual([]);
    expect(policyOf('OfficerSite')).toContain(`style-src 'self' ${hashSource(styles ?? '')};`);
    expect(policyOf('DeclareSite')).not.toContain('style-src');
  });
});

describe('outside China', () => {
  const assembly = synthesize();

  it('the buckets are read by origin access control alone', () => {
    expect(assembly.all('AWS::CloudFront::OriginAccessControl')).toHaveLength(sites.length);
    expect(assembly.all('AWS::CloudFront::CloudFrontOriginAccessIdentity')).toHaveLength(0);
  });

  it('a domain is optional', () => {
    expect(assembly.templates['BaobeiWeb']?.Parameters?.['DomainName']).toMatchObject({ Default: '' });
    expect(assembly.one('OfficerSite').Properties['DistributionConfig']).toMatchObject({
      Aliases: { 'Fn::If': ['HasDomain', [expect.anything()], { Ref: 'AWS::NoValue' }] },
    });
  });
});

describe('in China', () => {
  const assembly = synthesize({ partition: 'aws-cn' });

  it('the buckets are read by an origin access identity, for there is no origin access control', () => {
    expect(assembly.all('AWS::CloudFront::OriginAccessControl')).toHaveLength(0);
    expect(assembly.all('AWS::CloudFront::CloudFrontOriginAccessIdentity')).toHaveLength(sites.length);
  });

  it('a domain and a certificate of the IAM store are asked for, and ACM is not', () => {
    const { Parameters, Conditions } = assembly.templates['BaobeiWeb'] ?? {};
    expect(Parameters?.['DomainName']).not.toHaveProperty('Default');
    expect(Parameters).not.toHaveProperty('CertificateArn');
    expect(Conditions).toBeUndefined();
    for (const { id } of sites) {
      expect(assembly.one(id).Properties['DistributionConfig']).toMatchObject({
        Aliases: [expect.anything()],
        ViewerCertificate: {
          IamCertificateId: { Ref: 'CertificateId' },
          MinimumProtocolVersion: 'TLSv1.2_2021',
        },
        IPV6Enabled: false,
      });
    }
  });
});

/** The ids of AWS's own policies, the same in every account. */
const managed = {
  cachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  allViewerExceptHostHeader: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
};
