/** Where an AWS request goes, read off its host name. */
export interface AwsHost {
  readonly service: string;
  /** S3 in the virtual-hosted style: what stands before `s3`. */
  readonly bucket?: string;
}

const suffixes = ['.amazonaws.com', '.amazonaws.com.cn', '.api.aws'];

/**
 * `dynamodb.eu-west-1.amazonaws.com`, `111122223333.ddb.eu-west-1.amazonaws.com` (account endpoints), `sqs.…`, `streams.dynamodb.…`,
 * `bucket.s3.eu-west-1.amazonaws.com`, `s3.eu-west-1.amazonaws.com`, the same under `.amazonaws.com.cn`; undefined for any other host.
 * `door` is the one host that stands for S3 here (door/): functions are told of it, so that the links that they sign can be opened.
 */
export function recogniseHost(host: string, door?: string): AwsHost | undefined {
  if (host === door) return { service: 's3' };
  const hostname = host.replace(/:\d+$/, '');
  const suffix = suffixes.find((end) => hostname.endsWith(end));
  if (suffix === undefined) return undefined;
  const labels = hostname.slice(0, -suffix.length).split('.');
  const s3 = labels.findIndex((label) => label === 's3' || label.startsWith('s3-'));
  if (s3 === 0) return { service: 's3' };
  if (s3 > 0) return { service: 's3', bucket: labels.slice(0, s3).join('.') };
  if (labels[1] === 'ddb') return { service: 'dynamodb' };
  if (labels[0] === 'streams' && labels[1] === 'dynamodb') return { service: 'dynamodb' };
  return { service: labels[0] ?? '' };
}
