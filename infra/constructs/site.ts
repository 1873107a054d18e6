import { Aws, CfnOutput, Duration, Stack, Tags, Validations } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  type CfnDistribution,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type IOrigin,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { type Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Partition } from '../deployment.ts';
import { nameResource } from './name-resource.ts';
import { privateBucket } from './private-bucket.ts';
import type { SiteAddress } from './site-address.ts';
import { hashSource, siteStyles } from './site-styles.ts';

export interface SiteSettings {
  /** Folder of `dist/web` that belongs into the bucket. */
  name: string;
  api: HttpApi;
  /** Path patterns that go to the API; everything else is a file. */
  apiPaths: readonly string[];
  /** Origins beside its own that its pages may call. */
  connectTo: readonly string[];
  /** Whether its styles stand in its page. */
  inlinesStyles?: boolean;
  address: SiteAddress;
  partition: Partition;
}

export interface Site {
  bucket: Bucket;
  distribution: Distribution;
}

const httpsOnly = { viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS, compress: true };
/** What AWS advises for any site and we do not follow, and why. */
const acknowledged = [
  {
    id: 'AwsSolutions::AwsSolutions-CFR1',
    reason: 'People declare from abroad before they travel: no country is shut out.',
  },
  {
    id: 'AwsSolutions::AwsSolutions-CFR2',
    reason: 'CloudFront in China has no WAF; the functions limit callers themselves, everywhere alike.',
  },
  {
    id: 'AwsSolutions::AwsSolutions-CFR3',
    reason: 'Access logs keep the address of every visitor: who declares would be known from them.',
  },
  {
    id: 'AwsSolutions::AwsSolutions-CFR4',
    reason:
      'With an own domain TLS 1.2 is the least; the name of CloudFront itself, for demonstrations, allows no choice.',
  },
  {
    id: 'AwsSolutions::AwsSolutions-CFR7',
    reason:
      'China has no origin access control; there the older origin access identity keeps the bucket private.',
  },
  {
    id: 'CloudFormation-Validate::F3014',
    reason:
      'Either branch of the condition names exactly one certificate; the check does not look into conditions.',
  },
];
const year = Duration.days(365);

/** A bucket of files and its distribution, which also passes on what belongs to the API: one origin for the browser. */
export function site(scope: Construct, id: string, settings: SiteSettings): Site {
  const bucket = privateBucket(scope, `${id}Bucket`, { encryption: BucketEncryption.S3_MANAGED });
  Tags.of(bucket).add('baobei:site', settings.name);
  const responseHeadersPolicy = securityHeaders(scope, id, settings);
  const api = apiBehaviour(settings.api, responseHeadersPolicy);
  const distribution = new Distribution(scope, id, {
    comment: `Baobei: ${settings.name}`,
    defaultRootObject: 'index.html',
    defaultBehavior: {
      ...httpsOnly,
      origin: bucketOrigin(bucket as IBucket, settings.partition),
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy,
    },
    additionalBehaviors: Object.fromEntries(settings.apiPaths.map((path) => [path, api])),
    // The distributions of China know neither IPv6 nor price classes.
    ...(settings.partition === 'aws-cn' ? { enableIpv6: false, priceClass: PriceClass.PRICE_CLASS_ALL } : {}),
  });
  nameResource(distribution, id);
  Validations.of(distribution).acknowledge(...acknowledged);
  settings.address.applyTo(distribution.node.defaultChild as CfnDistribution);
  new CfnOutput(scope, `${id}Files`, {
    description: `Bucket for dist/web/${settings.name}`,
    value: bucket.bucketName,
  });
  new CfnOutput(scope, `${id}Address`, { value: distribution.distributionDomainName });
  return { bucket, distribution };
}

/** China has no origin access control, only the older origin access identity. */
function bucketOrigin(bucket: IBucket, partition: Partition): IOrigin {
  return partition === 'aws-cn'
    ? S3BucketOrigin.withOriginAccessIdentity(bucket)
    : S3BucketOrigin.withOriginAccessControl(bucket);
}

function apiBehaviour(api: HttpApi, responseHeadersPolicy: ResponseHeadersPolicy): BehaviorOptions {
  const { region } = Stack.of(api);
  return {
    ...httpsOnly,
    origin: new HttpOrigin(`${api.apiId}.execute-api.${region}.${Aws.URL_SUFFIX}`, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    }),
    allowedMethods: AllowedMethods.ALLOW_ALL,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    // An HTTP API finds itself by the host, so everything but that is passed on.
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    responseHeadersPolicy,
  };
}

function securityHeaders(scope: Construct, id: string, settings: SiteSettings): ResponseHeadersPolicy {
  const policy = new ResponseHeadersPolicy(scope, `${id}Headers`, {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(settings), override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      // Addresses of receipts must not reach other sites.
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: { accessControlMaxAge: year, includeSubdomains: true, override: true },
    },
  });
  return nameResource(policy, `${id}Headers`);
}

/** Own scripts and styles only; QR codes are drawn into data: images. */
function contentSecurityPolicy({ name, connectTo, inlinesStyles = false }: SiteSettings): string {
  const directives = {
    'default-src': ["'self'"],
    'connect-src': ["'self'", ...connectTo],
    'img-src': ["'self'", 'data:'],
    ...(inlinesStyles && { 'style-src': ["'self'", hashSource(siteStyles(name))] }),
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}
