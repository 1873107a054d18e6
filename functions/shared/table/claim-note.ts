import type { Update } from '@aws-sdk/client-dynamodb';
import type { Declaration } from '../../../schemas/declaration.ts';
import { endOfDay, startOfDay } from '../../../schemas/shanghai-day.ts';
import { arrivalDateOf } from './day-chain.ts';
import { at } from './declaration-record.ts';
import { declarationKey } from './keys.ts';
import { number, text, textSet } from './values.ts';

/** Beyond so many, further claims are stored beside the first filing, but not listed on it: nobody can swell it. */
const mostClaims = 10;

type Claim = Pick<Declaration, 'id' | 'expectedArrivalAt'>;

/**
 * The write that lists a claim on the first filing, if that still holds the day (requirements A7). It leaves the version
 * alone: a stranger's filing must not make the real person's next edit fail.
 */
export function listClaim(name: string, first: string, claim: Claim): Update {
  const date = arrivalDateOf(claim);
  return {
    TableName: name,
    Key: declarationKey(first),
    UpdateExpression: 'ADD #cl :claim',
    ConditionExpression: [
      'attribute_exists(#st) AND NOT #st IN (:withdrawn, :superseded, :claimed)',
      '#ea >= :start AND #ea < :end',
      '(attribute_not_exists(#cl) OR size(#cl) < :most)',
    ].join(' AND '),
    ExpressionAttributeNames: { '#cl': at.claims, '#st': at.state, '#ea': at.expectedArrivalAt },
    ExpressionAttributeValues: {
      ':claim': textSet([claim.id]),
      ':withdrawn': text('withdrawn'),
      ':superseded': text('superseded'),
      ':claimed': text('claimed'),
      ':start': number(startOfDay(date).getTime()),
      ':end': number(endOfDay(date).getTime()),
      ':most': number(mostClaims),
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
}

/** The write that takes a claim off the first filing, when it was withdrawn. */
export function unlistClaim(name: string, first: string, claim: string): Update {
  return {
    TableName: name,
    Key: declarationKey(first),
    UpdateExpression: 'DELETE #cl :claim',
    ConditionExpression: 'attribute_exists(#st)',
    ExpressionAttributeNames: { '#cl': at.claims, '#st': at.state },
    ExpressionAttributeValues: { ':claim': textSet([claim]) },
  };
}

/** Whether a first filing lists as many claims as it may. */
export function isCrowded({ claims }: Pick<Declaration, 'claims'>): boolean {
  return claims.length >= mostClaims;
}
