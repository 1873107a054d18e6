import { describe, expect, it } from 'vitest';
import { versionTag } from '../../../functions/shared/http/answers.ts';
import { versionOf } from '../../../functions/shared/http/if-match.ts';

const ask = (given?: string) => () => versionOf({ 'if-match': given });

describe('the version that an edit rests on', () => {
  it.each([1, 7, 999_999_999])('is the tag that a receipt was answered with: %i', (version) => {
    expect(ask(versionTag(version))()).toBe(version);
  });

  it('may have been made weak by a proxy', () => {
    expect(ask('W/"3"')()).toBe(3);
  });

  it('must be given: 428 without one', () => {
    expect(ask()).toThrow(expect.objectContaining({ status: 428, code: 'if-match.required' }));
  });

  it.each(['', '*', '3', '"x"', '"3", "4"', '"-1"', '"1e3"', '"1234567890"', 'w/"3"'])(
    'is 412 when it is no version of ours: %s',
    (given) => {
      expect(ask(given)).toThrow(expect.objectContaining({ status: 412, code: 'version-stale' }));
    },
  );
});
