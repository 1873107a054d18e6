import type { Placed } from './policies.ts';
import type { BucketModel } from './storage-model.ts';

export interface RouteModel {
  /** `GET /v1/declarations/{id}` or `$default`. */
  readonly key: string;
  readonly functionName: string;
  readonly authorizer?: JwtAuthorizerModel;
  readonly scopes: readonly string[];
  /** Per-route throttling where the stage sets it. */
  readonly throttle?: Throttle;
}

export interface Throttle {
  readonly ratePerSecond: number;
  readonly burst: number;
}

export interface JwtAuthorizerModel {
  readonly id: string;
  readonly issuer: string;
  readonly audience: readonly string[];
}

export interface CorsModel {
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly maxAgeSeconds?: number;
  readonly allowCredentials: boolean;
}

export interface HttpApiModel extends Placed {
  readonly apiId: string;
  readonly name: string;
  /** Host of its execute-api endpoint. */
  readonly host: string;
  readonly routes: readonly RouteModel[];
  readonly cors?: CorsModel;
  readonly throttle?: Throttle;
  readonly integrationTimeoutMs: number;
  /** Where the default stage writes its access log, and the format with its `$context` variables. */
  readonly accessLog?: { readonly logGroup: string; readonly format: string };
}

export type OriginModel =
  | { readonly kind: 'bucket'; readonly id: string; readonly bucket: BucketModel; readonly path: string }
  | { readonly kind: 'api'; readonly id: string; readonly api: HttpApiModel; readonly path: string };

export interface BehaviourModel {
  /** `/v1/*`; the default behaviour is `*` and comes last. */
  readonly pattern: string;
  readonly origin: OriginModel;
  readonly methods: readonly string[];
  readonly compress: boolean;
  /** Response headers that the policy sets; `override` replaces what the origin sent. */
  readonly responseHeaders: readonly {
    readonly name: string;
    readonly value: string;
    readonly override: boolean;
  }[];
}

export interface DistributionModel extends Placed {
  /** The site of its default bucket (`declare`, `officer`). */
  readonly site: string;
  readonly rootObject: string;
  readonly behaviours: readonly BehaviourModel[];
  readonly errorPages: readonly { readonly status: number; readonly page: string; readonly answer: number }[];
}
