import { describe, expect, it } from 'vitest';
import { type Citizen, type ClosedDeclaration, findOwn } from '../../functions/declare/find-own.ts';
import { aDeclaration, hashOfSecret } from '../support/builders.ts';

const device = (text?: string): Citizen => ({ kind: 'device', receiptHash: hashOfSecret(text) });
const phone = (phoneIndex: string): Citizen => ({ kind: 'phone', phoneIndex });

/** A declaration in memory; `opened` counts how often it was opened. */
function closed(facts: Partial<ClosedDeclaration['facts']> = {}) {
  const declaration = aDeclaration(facts);
  const opened = { times: 0 };
  const found: ClosedDeclaration = {
    facts: declaration,
    contactIndex: facts.forAnotherAdult === true ? 'traveller' : 'declarant',
    declarantIndex: 'declarant',
    open: () => {
      opened.times += 1;
      return Promise.resolve(declaration);
    },
  };
  const find = (id: string) => Promise.resolve(id === declaration.id ? found : undefined);
  return { id: declaration.id, declarations: { find }, opened };
}

const forAnother = { forAnotherAdult: true };
const takenOver = { forAnotherAdult: true, takenOver: true };

describe('whose a declaration is', () => {
  it.each([
    ['of oneself', {}, 'the device', device(), true],
    ['of oneself', {}, 'the phone', phone('declarant'), true],
    ['of another adult', forAnother, 'the filer’s device', device(), false],
    ['of another adult', forAnother, 'the filer’s phone', phone('declarant'), false],
    ['of another adult', forAnother, 'the traveller’s phone', phone('traveller'), true],
    ['that was taken over', takenOver, 'the device that has the secret now', device(), true],
    ['that was taken over', takenOver, 'the traveller’s phone', phone('traveller'), true],
  ])('one %s %j is opened for %s', async (...[, facts, , citizen, full]) => {
    const { declarations, id } = closed(facts);
    expect(await findOwn(declarations, citizen, { id })).toMatchObject({ full, declaration: { id } });
  });

  it.each([
    ['of oneself', {}, 'another device', device('another')],
    ['of oneself', {}, 'another phone', phone('stranger')],
    ['of another adult', forAnother, 'a stranger’s phone', phone('stranger')],
    ['that was taken over', takenOver, 'the filer’s phone', phone('declarant')],
    ['that was taken over', takenOver, 'another device', device('another')],
  ])('one %s %j is 404 for %s, and is not even opened', async (...[, facts, , citizen]) => {
    const { declarations, id, opened } = closed(facts);
    const refusal = { status: 404, code: 'not-found' };
    await expect(findOwn(declarations, citizen, { id })).rejects.toMatchObject(refusal);
    await expect(findOwn(declarations, citizen, { id: 'u'.repeat(22) })).rejects.toMatchObject(refusal);
    expect(opened.times).toBe(0);
  });
});
