import { z } from 'zod';
import { arnOf, type Identify, madeUpId } from '../identity.ts';
import { inert, inertType, type ResourceType } from '../resource-type.ts';

const behaviour = {
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  Compress: z.boolean().default(false),
  ResponseHeadersPolicyId: z.string().optional(),
  CachePolicyId: inert('nothing is cached at an edge here'),
  CachedMethods: inert('nothing is cached at an edge here'),
  OriginRequestPolicyId: inert('everything the viewer sends but the host goes to the origin here'),
  ViewerProtocolPolicy: inert('only HTTP on this machine'),
};

const origin = z.strictObject({
  Id: z.string(),
  DomainName: z.string(),
  OriginPath: z.string().default(''),
  S3OriginConfig: inert('the runner reads the bucket itself'),
  CustomOriginConfig: inert('the runner calls the API itself'),
  OriginAccessControlId: inert('the runner reads the bucket itself'),
  OriginCustomHeaders: z.undefined().optional(),
  ConnectionAttempts: inert('there is no network between the two here'),
  ConnectionTimeout: inert('there is no network between the two here'),
});

const distributionProperties = z.strictObject({
  DistributionConfig: z.strictObject({
    Enabled: z.literal(true),
    Origins: z.array(origin),
    DefaultCacheBehavior: z.strictObject(behaviour),
    CacheBehaviors: z.array(z.strictObject({ PathPattern: z.string(), ...behaviour })).default([]),
    DefaultRootObject: z.string().default(''),
    CustomErrorResponses: z
      .array(
        z.strictObject({
          ErrorCode: z.number(),
          ResponseCode: z.number().optional(),
          ResponsePagePath: z.string().optional(),
          ErrorCachingMinTTL: inert('nothing is cached at an edge here'),
        }),
      )
      .default([]),
    Aliases: inert('only this machine asks'),
    Comment: inert('for people'),
    HttpVersion: inert('HTTP/1.1 on this machine'),
    IPV6Enabled: inert('only this machine asks'),
    Logging: inert('no CloudFront logs here'),
    PriceClass: inert('prices only'),
    Restrictions: inert('only this machine asks'),
    ViewerCertificate: inert('only HTTP on this machine'),
    WebACLId: inert('no web application firewall here'),
  }),
  Tags: inert('tags are for people and bills'),
});

export const distribution: ResourceType<z.infer<typeof distributionProperties>> = {
  properties: distributionProperties,
  identify: (place, name) => {
    const id = `E${madeUpId(place, 13).toUpperCase()}`;
    const arn = arnOf(place, 'cloudfront', `distribution/${id}`, 'global');
    return { name, ref: id, arn, attributes: { Id: id, DomainName: `${id.toLowerCase()}.cloudfront.net` } };
  },
};

const overriding = { Override: z.boolean() };
const headersProperties = z.strictObject({
  ResponseHeadersPolicyConfig: z.strictObject({
    Name: z.string(),
    Comment: inert('for people'),
    SecurityHeadersConfig: z
      .strictObject({
        ContentSecurityPolicy: z
          .strictObject({ ContentSecurityPolicy: z.string(), ...overriding })
          .optional(),
        ContentTypeOptions: z.strictObject(overriding).optional(),
        FrameOptions: z.strictObject({ FrameOption: z.string(), ...overriding }).optional(),
        ReferrerPolicy: z.strictObject({ ReferrerPolicy: z.string(), ...overriding }).optional(),
        StrictTransportSecurity: inert('only HTTP on this machine'),
        XSSProtection: inert('no browser of today heeds it'),
      })
      .optional(),
    CustomHeadersConfig: z
      .strictObject({
        Items: z.array(z.strictObject({ Header: z.string(), Value: z.string(), ...overriding })),
      })
      .optional(),
    CorsConfig: z.undefined().optional(),
    RemoveHeadersConfig: z.undefined().optional(),
    ServerTimingHeadersConfig: inert('no edge here'),
  }),
});

export const responseHeadersPolicy: ResourceType<z.infer<typeof headersProperties>> = {
  properties: headersProperties,
  identify: (place, name) => {
    const id = madeUpId(place, 32);
    return { name, ref: id, arn: '', attributes: { Id: id } };
  },
};

const identityOf: Identify = (place, name) => {
  const id = madeUpId(place, 14).toUpperCase();
  return { name, ref: id, arn: '', attributes: { Id: id, S3CanonicalUserId: madeUpId(place, 64) } };
};

export const cloudfrontTypes = {
  'AWS::CloudFront::Distribution': distribution,
  'AWS::CloudFront::ResponseHeadersPolicy': responseHeadersPolicy,
  'AWS::CloudFront::OriginAccessControl': {
    ...inertType('the runner reads the bucket itself'),
    identify: identityOf,
  },
  'AWS::CloudFront::CloudFrontOriginAccessIdentity': {
    ...inertType('the runner reads the bucket itself'),
    identify: identityOf,
  },
  'AWS::CloudFront::CachePolicy': { ...inertType('nothing is cached at an edge here'), identify: identityOf },
  'AWS::CloudFront::OriginRequestPolicy': {
    ...inertType('everything the viewer sends but the host goes to the origin here'),
    identify: identityOf,
  },
};
