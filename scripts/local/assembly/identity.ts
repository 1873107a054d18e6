import { createHash } from 'node:crypto';

/** Where a resource stands. */
export interface Place {
  readonly partition: 'aws' | 'aws-cn';
  readonly urlSuffix: string;
  readonly region: string;
  readonly account: string;
  readonly stack: string;
  readonly logicalId: string;
  readonly path: string;
}

/** What a resource is called once it exists: `Ref`, its ARN, and what `Fn::GetAtt` answers. */
export interface Identity {
  readonly name: string;
  readonly ref: string;
  readonly arn: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export type Identify = (place: Place, declaredName: string) => Identity;

/** `arn:aws:sqs:region:account:resource`; `where` leaves out region or account for global services. */
export function arnOf(
  place: Place,
  service: string,
  resource: string,
  where: 'regional' | 'global' | 'bare' = 'regional',
): string {
  const region = where === 'regional' ? place.region : '';
  const account = where === 'bare' ? '' : place.account;
  return `arn:${place.partition}:${service}:${region}:${account}:${resource}`;
}

/** A name that AWS would make up; the same at every start. */
export function madeUpId(place: Place, length: number): string {
  return createHash('sha256').update(`${place.stack}/${place.logicalId}`).digest('hex').slice(0, length);
}

/** For types whose `Ref` is a name and whose ARN is `<prefix><name>`. */
export function named(service: string, prefix: string, where: 'regional' | 'global' = 'regional'): Identify {
  return (place, name) => {
    const arn = arnOf(place, service, `${prefix}${name}`, where);
    return { name, ref: name, arn, attributes: { Arn: arn } };
  };
}

/** For types whose `Ref` is an id that AWS makes up. */
export function numbered(service: string, prefix: string, length = 10): Identify {
  return (place, name) => {
    const id = madeUpId(place, length);
    const arn = arnOf(place, service, `${prefix}${id}`);
    return { name, ref: id, arn, attributes: { Arn: arn, Id: id } };
  };
}
