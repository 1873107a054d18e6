import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';

const figures = z.object({
  F10_rows_per_s_core: z.number(),
  F10_mb: z.number(),
  F10_counts: z.record(z.string(), z.number()),
});

describe('the comparison of a feed', () => {
  it('counts what was generated, in bounded memory, and is not ten times as slow as it has to be (F10)', async () => {
    const script = join(import.meta.dirname, '../../scripts/bench/feed.ts');
    // The bench compares its counts with those of the generator itself, and fails when they differ.
    const { stdout } = await promisify(execFile)(process.execPath, [
      script,
      '--json',
      '--rows=200000',
      '--people=20000',
    ]);
    const seen = z.object({ figures }).parse(JSON.parse(stdout)).figures;
    expect(seen.F10_counts['rows']).toBe(200_000);
    expect(seen.F10_mb).toBeLessThanOrEqual(512);
    // The bar of 300,000 is for 10 million rows; a start counts for much here, and so do others on the machine.
    expect(seen.F10_rows_per_s_core).toBeGreaterThan(30_000);
  });
});
