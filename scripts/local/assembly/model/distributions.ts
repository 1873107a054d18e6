import { TemplateError } from '../../errors.ts';
import type { BucketModel } from '../../seams/storage-model.ts';
import type { BehaviourModel, DistributionModel, HttpApiModel, OriginModel } from '../../seams/web-model.ts';
import type { Resource } from '../resources.ts';
import { distribution, responseHeadersPolicy } from '../types/cloudfront.ts';
import { ofType, placed } from './placed.ts';

export interface Origins {
  readonly buckets: readonly BucketModel[];
  readonly apis: readonly HttpApiModel[];
}

type Header = BehaviourModel['responseHeaders'][number];

export function distributionModels(
  resources: readonly Resource[],
  origins: Origins,
): readonly DistributionModel[] {
  const policies = headerPolicies(resources);
  return ofType(resources, distribution).map(({ resource, properties: { DistributionConfig: config } }) => {
    const where = resource.place.path;
    const originOf = (id: string): OriginModel => {
      const found = config.Origins.find(({ Id }) => Id === id);
      if (!found) throw new TemplateError(`${where}: there is no origin ${id}.`);
      return originModel(found, origins, where);
    };
    const behaviours = [...config.CacheBehaviors, { ...config.DefaultCacheBehavior, PathPattern: '*' }].map(
      (one): BehaviourModel => {
        const responseHeaders = policies.get(one.ResponseHeadersPolicyId ?? '');
        if (one.ResponseHeadersPolicyId !== undefined && !responseHeaders) {
          throw new TemplateError(
            `${where}: the response headers policy ${one.ResponseHeadersPolicyId} is not in the template.`,
          );
        }
        return {
          pattern: one.PathPattern,
          origin: originOf(one.TargetOriginId),
          methods: one.AllowedMethods,
          compress: one.Compress,
          responseHeaders: responseHeaders ?? [],
        };
      },
    );
    const site = originOf(config.DefaultCacheBehavior.TargetOriginId);
    if (site.kind !== 'bucket' || site.bucket.site === undefined) {
      throw new TemplateError(`${where}: its default origin must be a bucket with the tag "baobei:site".`);
    }
    checkReadable(site.bucket, resource);
    return {
      ...placed(resource),
      site: site.bucket.site,
      rootObject: config.DefaultRootObject,
      behaviours,
      errorPages: config.CustomErrorResponses.map(({ ErrorCode, ResponseCode, ResponsePagePath }) => ({
        status: ErrorCode,
        page: ResponsePagePath ?? '',
        answer: ResponseCode ?? ErrorCode,
      })),
    };
  });
}

/** The bucket is private: its policy must let this distribution read, by its ARN or (in China) by its origin access identity. */
function checkReadable({ policies, path }: BucketModel, { place, identity }: Resource): void {
  const granted = policies
    .flatMap(({ Statement }) => Statement)
    .some(({ Effect, Action, Principal, Condition }) => {
      if (Effect !== 'Allow' || ![Action].flat().includes('s3:GetObject')) return false;
      const principal = JSON.stringify(Principal);
      const source = Condition?.['StringEquals']?.['AWS:SourceArn'];
      return (
        principal.includes('CanonicalUser') ||
        (principal.includes('cloudfront.amazonaws.com') && source === identity.arn)
      );
    });
  if (!granted)
    throw new TemplateError(
      `${place.path}: the bucket ${path} does not let the distribution read its files.`,
    );
}

function originModel(
  {
    Id,
    DomainName,
    OriginPath,
  }: { readonly Id: string; readonly DomainName: string; readonly OriginPath: string },
  { buckets, apis }: Origins,
  where: string,
): OriginModel {
  const bucket = buckets.find(({ name }) => DomainName.startsWith(`${name}.s3.`));
  if (bucket) return { kind: 'bucket', id: Id, bucket, path: OriginPath };
  const api = apis.find(({ host }) => host === DomainName);
  if (api) return { kind: 'api', id: Id, api, path: OriginPath };
  throw new TemplateError(
    `${where}: the origin ${DomainName} is neither a bucket nor an API of the template.`,
  );
}

function headerPolicies(resources: readonly Resource[]): ReadonlyMap<string, readonly Header[]> {
  return new Map(
    ofType(resources, responseHeadersPolicy).map(
      ({ resource, properties: { ResponseHeadersPolicyConfig: config } }) => {
        const {
          ContentSecurityPolicy: csp,
          ContentTypeOptions: type,
          FrameOptions: frame,
          ReferrerPolicy: referrer,
        } = config.SecurityHeadersConfig ?? {};
        const headers: Header[] = (config.CustomHeadersConfig?.Items ?? []).map(
          ({ Header, Value, Override }) => ({
            name: Header.toLowerCase(),
            value: Value,
            override: Override,
          }),
        );
        if (csp)
          headers.push({
            name: 'content-security-policy',
            value: csp.ContentSecurityPolicy,
            override: csp.Override,
          });
        if (type) headers.push({ name: 'x-content-type-options', value: 'nosniff', override: type.Override });
        if (frame)
          headers.push({ name: 'x-frame-options', value: frame.FrameOption, override: frame.Override });
        if (referrer)
          headers.push({
            name: 'referrer-policy',
            value: referrer.ReferrerPolicy,
            override: referrer.Override,
          });
        return [resource.identity.ref, headers];
      },
    ),
  );
}
