import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FoundLists, listFindings } from '../../../functions/compare/findings/list-findings.ts';
import type { FindingRow } from '../../../schemas/finding.ts';
import { propertyRun } from '../../support/property-run.ts';

const now = new Date('2026-01-20T04:00:00.000Z');
const aRow = (id: string, rule: FindingRow['rule']): Omit<FindingRow, 'level'> => ({
  ...{ id, rule, ruleVersion: 1, kind: 'missed', place: '410105001', maskedName: '张*', state: 'open' },
  ...{ openedAt: now.toISOString(), dueAt: now.toISOString(), times: 1 },
});
const rule = fc.constantFrom<FindingRow['rule'][]>('no-show', 'test-overdue');

function listsOf(stored: readonly (readonly Omit<FindingRow, 'level'>[])[]): FoundLists {
  return {
    partitions: () => Promise.resolve(stored.map((_, at) => `T${at}`)),
    page: ({ partition, most, after = '0' }) => {
      const rows = stored[Number(partition.slice(1))] ?? [];
      const end = Number(after) + most;
      const more = end < rows.length && { next: String(end) };
      return Promise.resolve({ rows: rows.slice(Number(after), end), ...more });
    },
  };
}
const cursors = {
  seal: (position: string) => Promise.resolve(position),
  open: (cursor: string) => Promise.resolve(cursor),
};

describe('the findings of a county, page by page', () => {
  it('are each told once, in their order, whatever stands in its townships', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(rule, { maxLength: 70 }), { minLength: 1, maxLength: 40 }),
        fc.option(rule, { nil: undefined }),
        async (townships, asked) => {
          const stored = townships.map((rules, at) => rules.map((one, n) => aRow(`${at}/${n}`, one)));
          const told: string[] = [];
          let cursor: string | undefined;
          do {
            const query = { region: '410105', ...(asked && { rule: asked }), ...(cursor && { cursor }) };
            const page = await listFindings({ lists: listsOf(stored), cursors }, query, now);
            told.push(...page.rows.map(({ id }) => id));
            cursor = page.next;
          } while (cursor !== undefined);
          const expected = stored.flat().filter((row) => asked === undefined || row.rule === asked);
          expect(told).toEqual(expected.map(({ id }) => id));
        },
      ),
      propertyRun('list-findings', 60),
    );
  });
});
