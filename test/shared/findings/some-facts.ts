import type { JudgedCase, JudgedFact } from '../../../functions/shared/findings/judged.ts';
import type { Verification } from '../../../schemas/declaration.ts';
import { aDeclaration } from '../../support/builders.ts';

export const noon = new Date('2026-01-20T12:00:00+08:00');

/** What a feed said; of an instant in Shanghai. */
export function aFact(
  kind: JudgedFact['kind'],
  at: string,
  told: Record<string, string> = {},
  receivedAt = at,
): JudgedFact {
  const instant = new Date(at).toISOString();
  const said = Object.values(told).join('/');
  return {
    ...{ kind, at: instant, receivedAt: new Date(receivedAt).toISOString(), told },
    ...{ run: '0mkqzxw00-0123456789abcdef', line: 2, ref: `${kind}#${instant}#${said}` },
  };
}

/** A measure that was imposed, by its days. */
export function aMeasure(
  startDate: string,
  endDate: string,
  testDates: string[] = [],
  ruleId = 'rule',
): Verification {
  return {
    ...{ key: `measure-${startDate}`, body: 'body', at: `${startDate}T04:00:00.000Z` },
    by: { sub: 'officer', place: '410105001003' },
    step: { kind: 'measure', ruleId, ruleVersion: 1, option: 0, startDate },
    imposed: {
      ...{
        measure: 'home-quarantine',
        ruleId,
        ruleVersion: 1,
        documentNumber: '豫疫指办〔2022〕1号',
      },
      ...{ startDate, endDate, testDates },
    },
  };
}

export function aJudgedCase(given: Partial<JudgedCase> = {}): JudgedCase {
  return {
    declaration: aDeclaration({ submittedAt: '2026-01-10T02:00:00.000Z', state: 'arrived' }),
    ...{ facts: [], candidates: [], areas: [], rules: [], now: noon },
    ...given,
  };
}
