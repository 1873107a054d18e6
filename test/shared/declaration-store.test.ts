import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  changeDeclaration,
  type DeclarationSources,
  findDeclaration,
} from '../../functions/shared/table/declaration-store.ts';
import { sealDeclaration } from '../../functions/shared/table/declaration-vault.ts';
import { declarationKey } from '../../functions/shared/table/keys.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { aDeclaration, afternoon, hoursAfter } from '../support/builders.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { openTestRing } from '../support/keys.ts';
import { newId } from '../support/world.ts';

let engine: Engine;
let sources: DeclarationSources;
beforeAll(async () => {
  engine = await startEngine();
  sources = { ...engine.table, ring: openTestRing(engine), retentionDays: 30 };
});
afterAll(() => engine.stop());

async function stored(given: Partial<Declaration> = {}): Promise<Declaration> {
  const declaration = aDeclaration({ id: newId(), ...given });
  const attributes = await sealDeclaration(sources, declaration);
  const put = { TableName: sources.name, Item: { ...declarationKey(declaration.id), ...attributes } };
  await sources.client.send(new PutItemCommand(put));
  return declaration;
}

const full: Partial<Declaration> = {
  state: 'arrived',
  origin: { country: 'JP' },
  place: '410105001',
  destination: '410105001001',
  arrivedAt: hoursAfter(90).toISOString(),
  updatedAt: hoursAfter(91).toISOString(),
  claimOf: 'b'.repeat(22),
  claims: ['c'.repeat(22)],
  poster: '410105001001',
  party: [newId(), newId(), newId()],
  forAnotherAdult: true,
  symptoms: true,
  privacyNotice: 'a|b',
  messages: [
    { key: 'k', body: 'h', at: afternoon.toISOString(), content: { kind: 'not-coming', note: '来不了' } },
  ],
};

describe('a declaration in the table', () => {
  it.each([{}, full, { dueAt: undefined }])('is read as it was written %#', async (given) => {
    const declaration = await stored(given);
    expect(await findDeclaration(sources, declaration.id)).toEqual(JSON.parse(JSON.stringify(declaration)));
  });

  it('can be read after it was changed under another retention', async () => {
    const before = await stored();
    const after = { ...before, updatedAt: hoursAfter(1).toISOString() };
    await changeDeclaration({ ...sources, retentionDays: 45 }, { before, after, by: 'staff' });
    expect(await findDeclaration(sources, before.id)).toMatchObject({
      version: 2,
      personal: before.personal,
    });
  });

  it('is changed by whoever read it last, and by nobody else', async () => {
    const before = await stored();
    const change = {
      before,
      after: { ...before, state: 'contacted' as const },
      event: 'reached' as const,
      by: 'staff' as const,
    };
    expect(await changeDeclaration(sources, change)).toMatchObject({ state: 'contacted', version: 2 });
    expect(await changeDeclaration(sources, change)).toBeUndefined();
    expect(await findDeclaration(sources, before.id)).toMatchObject({ state: 'contacted', version: 2 });
  });
});
