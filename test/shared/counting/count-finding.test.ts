import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countFinding } from '../../../functions/shared/counting/count-finding.ts';
import type { Episode } from '../../../functions/shared/findings/finding.ts';
import { readFindingFacts, writeFindingFacts } from '../../../functions/shared/table/finding-codec.ts';
import { findingKey } from '../../../functions/shared/table/keys.ts';
import { compareTallies } from '../../../functions/statistics/compare-tallies.ts';
import { recountFindings } from '../../../functions/statistics/recount-findings.ts';
import { findingOutcome } from '../../../schemas/finding.ts';
import { findingRuleId } from '../../../schemas/finding-rule.ts';
import { propertyRun } from '../../support/property-run.ts';

const start = Date.parse('2026-01-10T00:00:00Z');
const iso = (hours: number): string => new Date(start + hours * 3_600_000).toISOString();
const place = fc.constantFrom('41', '410105', '410105001', '410105001003', '410105001004');
const episode = fc.record({
  opened: fc.integer({ min: 0, max: 500 }),
  lasts: fc.integer({ min: 0, max: 900 }),
  openedIn: place,
  closedIn: place,
  outcome: fc.constantFrom(...findingOutcome.options),
});

/** Times of a finding, one after the other; the last one may be open. */
const finding = fc
  .record({
    rule: fc.constantFrom(...findingRuleId.options.filter((rule) => !rule.endsWith('-unmanaged'))),
    place,
    times: fc.array(episode, { minLength: 1, maxLength: 4 }),
    isOpen: fc.boolean(),
  })
  .map(({ times, isOpen, ...rest }) => {
    let from = 0;
    const episodes = times.map(({ opened, lasts, openedIn, closedIn, outcome }, index): Episode => {
      from += opened;
      const told = { openedAt: iso(from), dueAt: iso(from + 24), openedIn };
      if (isOpen && index === times.length - 1) return told;
      from += lasts;
      return { ...told, closedAt: iso(from), closedIn, outcome };
    });
    return { ...rest, episodes };
  });

describe('what findings count (invariant 4)', () => {
  it('is what a recount finds that shares none of the code', () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 8 }), (findings) => {
        const counted = findings.flatMap(countFinding);
        expect(compareTallies(recountFindings(findings), counted)).toEqual([]);
      }),
      propertyRun('count-finding', 200),
    );
  });

  it('is told from what stands of it in the table, which holds nothing else', () => {
    fc.assert(
      fc.property(finding, (one) => {
        const state = one.episodes.at(-1)?.closedAt === undefined ? 'open' : 'closed';
        const subject = 'a'.repeat(22);
        const facts = { ...one, state, ruleVersion: 1, maskedName: '张|*明' } as const;
        const whole = { ...facts, subject, version: 1, evidence: [], seenThrough: [], steps: [] };
        const stored = { ...findingKey(subject, one.rule), ...writeFindingFacts(whole) };
        expect(readFindingFacts(stored)).toEqual(facts);
        // As the index of places has it.
        const { pl: _place, ...projected } = stored;
        expect(readFindingFacts(projected)).toEqual(facts);
      }),
      propertyRun('finding-codec', 200),
    );
  });
});
