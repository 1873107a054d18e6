import { describe, expect, it } from 'vitest';
import { feedKind, feedKinds } from '../../schemas/feed-kind.ts';
import { feedManifest } from '../../schemas/feed-manifest.ts';
import { feedRefusals, rowRejections } from '../../schemas/feed-outcome.ts';

const plain = (header: string): string => header.toLowerCase().replace(/\s/g, '');

describe.each(feedKinds.map((kind) => [kind.id, kind] as const))('the feed kind %s', (_, kind) => {
  const fields = kind.columns.map(({ field }) => field);

  it('is what its schema says', () => {
    expect(feedKind.parse(kind)).toEqual(kind);
  });

  it('names each column once, and no header twice', () => {
    expect(new Set(fields).size).toBe(fields.length);
    const headers = kind.columns.flatMap((column) => new Set(column.headers.map(plain)).values().toArray());
    expect(new Set(headers).size).toBe(headers.length);
  });

  it('has the columns that its key, its fact and its order are of', () => {
    const column = (field: string) => kind.columns.find((one) => one.field === field);
    for (const field of kind.key) expect(column(field)).toBeDefined();
    expect(column(kind.factAt)).toMatchObject({ required: true });
    expect(['instant', 'day']).toContain(column(kind.factAt)?.cell);
    for (const { cell, codes, notBefore } of kind.columns) {
      expect(codes !== undefined).toBe(cell === 'code');
      if (notBefore !== undefined) expect(fields.slice(0, fields.indexOf(kind.factAt))).toContain(notBefore);
    }
  });

  it('spells each code in one way only that another has not', () => {
    for (const { codes = {} } of kind.columns) {
      const spelled = Object.entries(codes).flatMap(([id, spellings]) => [
        ...new Set([id, ...spellings].map(plain)),
      ]);
      expect(new Set(spelled).size).toBe(spelled.length);
    }
  });

  it('keeps a row that matches nobody only where it says which place it goes to', () => {
    if (kind.unmatched !== 'drop') expect(kind.columns.some(({ cell }) => cell === 'region')).toBe(true);
  });

  it('says which rows flag somebody by codes that it knows', () => {
    const { adverse } = kind;
    if (typeof adverse === 'string' || 'unlessIn' in adverse) return;
    const column = kind.columns.find(({ field }) => field === adverse.when);
    expect(column?.required).toBe(true);
    expect(Object.keys(column?.codes ?? {})).toEqual(expect.arrayContaining([...adverse.in]));
  });

  it('keeps nothing of who matches nobody when it tells whereabouts (D3)', () => {
    if (kind.whereabouts) expect(kind.unmatched).toBe('drop');
  });
});

describe('a manifest', () => {
  it('tells rows, bytes and hash, and nothing else', () => {
    expect(feedManifest.parse({ rows: 0, bytes: 12, sha256: 'a'.repeat(64) })).toEqual({
      rows: 0,
      bytes: 12,
      sha256: 'a'.repeat(64),
    });
    expect(feedManifest.safeParse({ rows: -1 }).success).toBe(false);
    expect(feedManifest.safeParse({ sha1: 'a' }).success).toBe(false);
  });
});

describe('what is said of bad input', () => {
  it('is said in both languages, each with words of its own', () => {
    for (const said of [Object.values(feedRefusals), Object.values(rowRejections)])
      for (const language of ['zh', 'en'] as const) {
        const texts = said.map((one) => one[language]);
        expect(texts.every((text) => text.length > 0)).toBe(true);
        expect(new Set(texts).size).toBe(texts.length);
      }
  });
});
