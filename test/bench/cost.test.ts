import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';

const figures = z.object({
  F4_write_units: z.number(),
  F4_read_units: z.number(),
  F5_usd_per_million: z.number(),
  F6_calls: z.number(),
});

describe('the life of a declaration', () => {
  it('costs no more units, money and calls than it may, with the report to come (F4 to F6)', async () => {
    const script = join(import.meta.dirname, '../../scripts/bench/cost.ts');
    // One city instead of eighteen: what is remembered of a city is shared by as many lives as on a real day, or fewer.
    const options = ['--json', '--lives=120', '--cities=1'];
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...options]);
    const seen = z.object({ figures }).parse(JSON.parse(stdout)).figures;
    expect(seen.F4_write_units).toBeLessThanOrEqual(12);
    expect(seen.F4_read_units).toBeLessThanOrEqual(3);
    expect(seen.F5_usd_per_million).toBeLessThanOrEqual(14);
    expect(seen.F6_calls).toBeLessThanOrEqual(4);
    // Figures of nothing would be within any bar.
    expect(seen.F4_write_units).toBeGreaterThan(6);
  });
});
