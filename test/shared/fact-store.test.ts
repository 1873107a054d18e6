import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { retentionDateOf } from '../../functions/shared/privacy/retention.ts';
import {
  type Fact,
  findFacts,
  keepCandidate,
  keepFact,
  refOf,
} from '../../functions/shared/table/fact-store.ts';
import { factsOf } from '../../functions/shared/table/keys.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { aWorld, type World } from '../support/world.ts';

let world: World;
let case_: Declaration;
beforeAll(async () => {
  world = await aWorld();
  case_ = await world.addDeclaration();
});
afterAll(() => world.stop());

const aFact = (given: Partial<Fact> = {}): Fact => ({
  ...{ kind: 'pcr', at: '2026-01-17T01:30:00.000Z', receivedAt: '2026-01-17T02:00:00.000Z' },
  ...{ run: '0mkho6o44-d84d6f8d5b0b4ed2', line: 2, told: { result: 'negative' } },
  ...given,
});
const keep = (fact: Fact, of = case_) =>
  keepFact(world.sources, { id: of.id, retentionDate: retentionDateOf(of, 30) }, fact);

describe('what feeds say of the person of a case', () => {
  it('stands beside each other, the newest first, and once however often it is said', async () => {
    expect(await keep(aFact())).toBe(true);
    expect(await keep(aFact({ run: '0mkho6o45-d84d6f8d5b0b4ed2', line: 9 }))).toBe(false);
    const newer = aFact({ at: '2026-01-18T01:30:00.000Z', told: { result: 'positive' } });
    const other = aFact({ told: { result: 'positive' } });
    expect([await keep(newer), await keep(other)]).toEqual([true, true]);
    const found = await findFacts(world.sources, case_.id);
    expect(found[0]).toEqual({ ...newer, ref: refOf(newer), retentionDate: retentionDateOf(case_, 30) });
    expect(
      found
        .slice(1)
        .map(({ told }) => told['result'])
        .toSorted(),
    ).toEqual(['negative', 'positive']);
  });

  it('is its row’s when that says it again after a try that was cut off, also while it is no fact yet', async () => {
    const at = '2026-01-16T01:30:00.000Z';
    const ask = (line: number) =>
      keepCandidate(world.sources, noted, { ...aFact({ at, line }), keep: false });
    const noted = { id: case_.id, retentionDate: retentionDateOf(case_, 30) };
    expect([await keep(aFact({ at })), await keep(aFact({ at }))]).toEqual([true, true]);
    expect(await keep(aFact({ at, line: 3 }))).toBe(false);
    expect([await ask(2), await ask(2), await ask(3)]).toEqual([true, true, false]);
  });

  it('is sealed: nothing of it can be read from the table', async () => {
    const { partition, prefix } = factsOf(case_.id);
    const { Items: items = [] } = await world.sources.client.send(
      new QueryCommand({
        TableName: world.sources.name,
        KeyConditionExpression: 'pk = :case AND begins_with(sk, :facts)',
        ExpressionAttributeValues: { ':case': { S: partition }, ':facts': { S: prefix } },
      }),
    );
    expect(items).toHaveLength(4);
    for (const { b, ...rest } of items) {
      expect(Buffer.from(b?.B ?? []).toString('latin1')).not.toMatch(/negative|positive/);
      expect(JSON.stringify(rest)).not.toMatch(/negative|positive/);
    }
  });

  it('is noted nowhere when the key of the case’s day is gone, and belongs to one case', async () => {
    const gone = { id: case_.id, retentionDate: '2031-01-01' };
    expect(await keepFact(world.sources, gone, aFact({ at: '2026-01-19T01:30:00.000Z' }))).toBe(false);
    const another = await world.addDeclaration();
    expect(await findFacts(world.sources, another.id)).toEqual([]);
  });
});
