import { describe, expect, it } from 'vitest';
import { isAbout } from '../../../functions/compare/row/confirm-found.ts';
import { aDocument } from '../a-feed.ts';

const person = { document: aDocument(1), name: '张伟', phone: '16200000001' };
const misspelled = aDocument(1).slice(0, 17) + (aDocument(1).endsWith('0') ? '1' : '0');

describe('a found row whose key may be another’s', () => {
  it('is about a person of the same document', () => {
    expect(isAbout({ by: 'document', facts: { document: aDocument(1) } }, person)).toBe(true);
    expect(isAbout({ by: 'document', facts: { document: aDocument(2) } }, person)).toBe(false);
  });

  it('may be about one whose document is a repair of its own', () => {
    expect(isAbout({ by: 'repaired-document', facts: { document: misspelled } }, person)).toBe(true);
    expect(isAbout({ by: 'repaired-document', facts: { document: aDocument(2) } }, person)).toBe(false);
    expect(isAbout({ by: 'repaired-document', facts: { document: '1' } }, person)).toBe(false);
  });

  it('may be about one of the same name and phone', () => {
    const facts = { name: '张 伟', phone: '16200000001' };
    expect(isAbout({ by: 'name-phone-day', facts }, person)).toBe(true);
    expect(isAbout({ by: 'name-phone-day', facts: { ...facts, name: '张卫' } }, person)).toBe(false);
    expect(isAbout({ by: 'name-phone-day', facts }, { ...person, phone: '16200000002' })).toBe(false);
  });
});
