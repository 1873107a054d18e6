import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCursor, sealCursor } from '../../functions/shared/access/sign-cursor.ts';

const key = Buffer.alloc(32, 7);
const owner = ['officer-410105001001', 'worklist', '410105001001'] as const;

describe('the cursor of a page', () => {
  it('opens for whom it was made', () => {
    fc.assert(
      fc.property(
        fc.string(),
        (position) => openCursor(key, owner, sealCursor(key, owner, position)) === position,
      ),
    );
  });

  it.each([
    ['another user', ['officer-410105001002', 'worklist', '410105001001']],
    ['the same user at another place', ['officer-410105001001', 'worklist', '410105001002']],
    ['something else that the same user asks', ['officer-410105001001', 'list', '410105001001']],
    ['parts that read the same when joined', ['officer-410105001001', 'worklist410105001001']],
  ] as const)('does not open for %s', (_title, stranger) => {
    expect(openCursor(key, stranger, sealCursor(key, owner, 'here'))).toBeUndefined();
  });

  it('does not open under another key', () => {
    expect(openCursor(Buffer.alloc(32, 8), owner, sealCursor(key, owner, 'here'))).toBeUndefined();
  });

  it('does not open when any character was changed, added or taken away', () => {
    const cursor = sealCursor(key, owner, '2026-01-20T16:00:00.000Z#AAAAAAAAAAAAAAAAAAAAAA');
    fc.assert(
      fc.property(fc.nat(cursor.length - 1), fc.constantFrom('', 'A', 'B', '.', 'é'), (index, character) => {
        const changed = cursor.slice(0, index) + character + cursor.slice(index + 1);
        fc.pre(changed !== cursor);
        expect(openCursor(key, owner, changed)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
    expect(openCursor(key, owner, `${cursor}A`)).toBeUndefined();
    expect(openCursor(key, owner, '')).toBeUndefined();
  });
});
