import type { Loopback } from '../../engines/loopback.ts';
import type { AwsCall, OutgoingRequest } from '../call.ts';

/** Where the buckets of the account are. */
export interface S3Place {
  readonly engine: Loopback;
  readonly partition: string;
}

interface Operation {
  readonly action: string;
  readonly permission: string;
}

/** Sub-resources that a query parameter names, for objects: SDK operation and permission by method. */
const objectQueries: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  retention: {
    PUT: { action: 'PutObjectRetention', permission: 's3:PutObjectRetention' },
    GET: { action: 'GetObjectRetention', permission: 's3:GetObjectRetention' },
  },
  'legal-hold': {
    PUT: { action: 'PutObjectLegalHold', permission: 's3:PutObjectLegalHold' },
    GET: { action: 'GetObjectLegalHold', permission: 's3:GetObjectLegalHold' },
  },
  uploads: { POST: { action: 'CreateMultipartUpload', permission: 's3:PutObject' } },
  uploadId: {
    PUT: { action: 'UploadPart', permission: 's3:PutObject' },
    POST: { action: 'CompleteMultipartUpload', permission: 's3:PutObject' },
    DELETE: { action: 'AbortMultipartUpload', permission: 's3:AbortMultipartUpload' },
    GET: { action: 'ListParts', permission: 's3:ListMultipartUploadParts' },
  },
  attributes: { GET: { action: 'GetObjectAttributes', permission: 's3:GetObjectAttributes' } },
};

const objectMethods: Readonly<Record<string, Operation>> = {
  PUT: { action: 'PutObject', permission: 's3:PutObject' },
  GET: { action: 'GetObject', permission: 's3:GetObject' },
  HEAD: { action: 'HeadObject', permission: 's3:GetObject' },
  DELETE: { action: 'DeleteObject', permission: 's3:DeleteObject' },
};

const bucketMethods: Readonly<Record<string, Operation>> = {
  GET: { action: 'ListObjectsV2', permission: 's3:ListBucket' },
  HEAD: { action: 'HeadBucket', permission: 's3:ListBucket' },
  POST: { action: 'DeleteObjects', permission: 's3:DeleteObject' },
};

/** Reads an S3 call and turns it into the path style that the engine takes. */
export function readS3(request: OutgoingRequest, bucketInHost: string | undefined, place: S3Place): AwsCall {
  const path = bucketInHost === undefined ? request.path : `/${bucketInHost}${request.path}`;
  const forwarded = { ...request, path };
  return {
    ...describeS3(forwarded, place.partition),
    perform: async () => ({ response: await place.engine.send(forwarded), units: [] }),
  };
}

/** What a request in path style does, and what it needs for that (S3 API reference, "Required permissions"). */
export function describeS3(
  request: Pick<OutgoingRequest, 'method' | 'path' | 'headers'>,
  partition: string,
): Omit<AwsCall, 'perform'> {
  const [path = '/', query = ''] = request.path.split('?');
  const [bucket = '', ...keyParts] = path.slice(1).split('/');
  const key = decodeURIComponent(keyParts.join('/'));
  const operation = operationOf(request.method, key, query);
  const bucketArn = `arn:${partition}:s3:::${bucket}`;
  const onBucket = operation.permission === 's3:ListBucket';
  const versioned = new URLSearchParams(query).has('versionId') && /Get|Delete/.test(operation.permission);
  const permission =
    versioned && !onBucket ? operation.permission.replace('Object', 'ObjectVersion') : operation.permission;
  return {
    service: 's3',
    action: operation.action,
    resource: bucket,
    checks: [
      { action: permission, resource: onBucket ? bucketArn : `${bucketArn}/${key === '' ? '*' : key}` },
      ...lockChecks(request, `${bucketArn}/${key}`),
      ...copyChecks(request, partition),
    ],
  };
}

function operationOf(method: string, key: string, query: string): Operation {
  if (key === '') return bucketMethods[method] ?? { action: method, permission: `s3:${method}Bucket` };
  for (const name of new URLSearchParams(query).keys()) {
    const found = objectQueries[name]?.[method];
    if (found) return found;
  }
  return objectMethods[method] ?? { action: method, permission: `s3:${method}Object` };
}

/** Setting a lock while putting an object needs its permission too. */
function lockChecks({ headers }: Pick<OutgoingRequest, 'headers'>, resource: string): AwsCall['checks'] {
  const checks = [];
  if (headers['x-amz-object-lock-mode'] !== undefined)
    checks.push({ action: 's3:PutObjectRetention', resource });
  if (headers['x-amz-object-lock-legal-hold'] !== undefined)
    checks.push({ action: 's3:PutObjectLegalHold', resource });
  return checks;
}

function copyChecks({ headers }: Pick<OutgoingRequest, 'headers'>, partition: string): AwsCall['checks'] {
  const source = headers['x-amz-copy-source'];
  if (source === undefined) return [];
  const [path = ''] = decodeURIComponent(source).split('?');
  return [{ action: 's3:GetObject', resource: `arn:${partition}:s3:::${path.replace(/^\//, '')}` }];
}
