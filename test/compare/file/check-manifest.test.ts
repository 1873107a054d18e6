import { describe, expect, it } from 'vitest';
import { differsFromManifest } from '../../../functions/compare/file/check-manifest.ts';

const manifest = { rows: 3, bytes: 120, sha256: 'a'.repeat(64) };

describe('a file beside its manifest', () => {
  it('differs in nothing that is said of it and known', () => {
    expect(differsFromManifest(manifest, manifest)).toBeUndefined();
    expect(differsFromManifest({}, manifest)).toBeUndefined();
    expect(differsFromManifest(manifest, {})).toBeUndefined();
  });

  it.each([
    ['manifest-size', { bytes: 119, sha256: 'b'.repeat(64) }],
    ['manifest-hash', { bytes: 120, sha256: 'b'.repeat(64) }],
    ['manifest-rows', { rows: 2 }],
  ])('differs: %s', (code, measured) => {
    expect(differsFromManifest(manifest, measured)).toBe(code);
  });
});
