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

const priced = z.object({ F10_usd_30m: z.number(), rescore_writes_per_s: z.number() });

describe('the comparison of a feed', () => {
  it('counts what was generated, in bounded memory, and is not ten times as slow as it has to be (F10)', async () => {
    const script = join(import.meta.dirname, '../../scripts/bench/feed.ts');
    // The bench compares its counts with those of the generator itself, and fails when they differ.
    const { stdout } = await promisify(execFile)(process.execPath, [
      script,
      '--json',
      '--rows=200000',
      '--people=20000',
      '--metered=0',
    ]);
    const seen = z.object({ figures }).parse(JSON.parse(stdout)).figures;
    expect(seen.F10_counts['rows']).toBe(200_000);
    expect(seen.F10_mb).toBeLessThanOrEqual(512);
    // The bar of 300,000 is for 10 million rows; a start counts for much here, and so do others on the machine.
    expect(seen.F10_rows_per_s_core).toBeGreaterThan(30_000);
  });

  it('costs no more for 30 million rows a day than it may, besides true hits (F10)', async () => {
    const script = join(import.meta.dirname, '../../scripts/bench/feed.ts');
    const options = ['--json', '--rows=200000', '--people=2000', '--metered=100000', '--trips=20'];
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...options]);
    const seen = z.object({ figures: priced }).parse(JSON.parse(stdout)).figures;
    expect(seen.F10_usd_30m).toBeLessThanOrEqual(0.1);
    // Figures of nothing would be within any bar.
    expect(seen.F10_usd_30m).toBeGreaterThan(0.02);
    expect(seen.rescore_writes_per_s).toBeGreaterThan(0);
  }, 300_000);
});
