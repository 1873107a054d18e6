import { isDeepStrictEqual } from 'node:util';
import type { Update } from '@aws-sdk/client-dynamodb';
import { mostEdits } from '../../../schemas/arrival-window.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import { type LifeEvent, statesBefore } from '../../../schemas/life-cycle.ts';
import { at } from './declaration-record.ts';
import { clearAttributes, sealedAttributes, type Vault } from './declaration-vault.ts';
import { declarationKey } from './keys.ts';
import { citizenWriter, staffWriter, timeToLive, writer } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, instantNumber, number, text, textSet } from './values.ts';

export type Sources = Pick<Table, 'name'> & Vault;

/** What is to become of a declaration. The store sets the version. */
export interface Change {
  before: Declaration;
  after: Declaration;
  /** What happened in its life: the states from which it may become part of the write condition. */
  event?: LifeEvent;
  by: 'citizen' | 'staff' | 'system';
}

/** The declaration as it stands after a change was written. */
export function changed({ before, after }: Change): Declaration {
  return { ...after, version: before.version + 1 };
}

const writers = { citizen: citizenWriter, staff: staffWriter, system: 'd' } as const;

/**
 * The one conditional write that a change is (style.md 15): nothing was written since it was read, the life allows it, and
 * what the citizen does comes before the current arrival, the edit among the first two (invariant 2).
 */
export async function declarationUpdate(sources: Sources, change: Change): Promise<Update> {
  const next = changed(change);
  const [then, now, sealed] = await Promise.all([
    clearAttributes(sources, change.before),
    clearAttributes(sources, next),
    sealedAttributes(sources, next),
  ]);
  const after: Attributes = { ...now, ...sealed, [writer]: text(writers[change.by]) };
  // The day whose key seals it is written with what it seals: the retention may be another than when it was written last.
  const set = Object.keys(after).filter(
    (name) => name === timeToLive || !isDeepStrictEqual(after[name], then[name]),
  );
  const removed = Object.keys(then).filter((name) => !(name in after));
  const condition = conditionOf(change);
  return {
    TableName: sources.name,
    Key: declarationKey(change.before.id),
    UpdateExpression: [
      `SET ${set.map((name) => `#${name} = :${name}`).join(', ')}`,
      removed.length > 0 ? `REMOVE ${removed.map((name) => `#${name}`).join(', ')}` : '',
    ].join(' '),
    ConditionExpression: condition.expression,
    ExpressionAttributeNames: {
      ...Object.fromEntries([...set, ...removed].map((name) => [`#${name}`, name])),
      ...condition.names,
    },
    ExpressionAttributeValues: {
      ...Object.fromEntries(set.map((name) => [`:${name}`, after[name] ?? { NULL: true }])),
      ...condition.values,
    },
  };
}

interface Condition {
  expression: string;
  names: Record<string, string>;
  values: Attributes;
}

function conditionOf({ before, after, event }: Change): Condition {
  const states = event === undefined ? [before.state] : statesBefore(event);
  const conditions: (Condition | undefined)[] = [
    { expression: '#v = :was', names: { '#v': at.version }, values: { ':was': number(before.version) } },
    {
      expression: `#st IN (${states.map((_, index) => `:s${index}`).join(', ')})`,
      names: { '#st': at.state },
      values: Object.fromEntries(states.map((state, index) => [`:s${index}`, text(state)])),
    },
    event === 'edit' || event === 'withdrawal' || event === 'overlap' ? beforeArrival(after) : undefined,
    event === 'edit' || event === 'overlap' ? fewEdits : undefined,
    before.claims !== after.claims ? sameClaims(before) : undefined,
  ];
  const asked = conditions.filter((condition) => condition !== undefined);
  return {
    expression: asked.map(({ expression }) => expression).join(' AND '),
    names: Object.assign({}, ...asked.map(({ names }) => names)) as Condition['names'],
    values: Object.assign({}, ...asked.map(({ values }) => values)) as Attributes,
  };
}

/** `updatedAt` is the instant of the change. */
function beforeArrival({ updatedAt }: Declaration): Condition {
  return {
    expression: '#ea > :now',
    names: { '#ea': at.expectedArrivalAt },
    values: { ':now': instantNumber(updatedAt) },
  };
}

/** Claims are listed without a new version: who settles them must have seen them all. */
function sameClaims({ claims }: Declaration): Condition {
  const names = { '#was': at.claims };
  if (claims.length === 0) return { expression: 'attribute_not_exists(#was)', names, values: {} };
  return { expression: '#was = :claims', names, values: { ':claims': textSet(claims) } };
}

const fewEdits: Condition = {
  expression: '#ed < :most',
  names: { '#ed': at.edits },
  values: { ':most': number(mostEdits) },
};
