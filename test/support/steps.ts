import type { ControlRule } from '../../schemas/control-rule.ts';
import type { Declaration, Verification } from '../../schemas/declaration.ts';
import type { RiskArea } from '../../schemas/risk-area.ts';
import type { VerificationRequest } from '../../schemas/verification.ts';
import { afternoon, community } from './builders.ts';

type Step<Kind extends VerificationRequest['kind']> = Extract<VerificationRequest, { kind: Kind }>;

/** The steps that an officer records, each true at `afternoon` unless it is told otherwise. */
export const aContact = (given: Partial<Step<'contact'>> = {}): Step<'contact'> => ({
  kind: 'contact',
  means: 'phone',
  reached: true,
  ...given,
});

export const anArrival = (given: Partial<Step<'arrival'>> = {}): Step<'arrival'> => ({
  kind: 'arrival',
  arrivedAt: new Date(afternoon.getTime() - 3_600_000).toISOString(),
  journey: { transport: 'train' },
  symptoms: { present: false },
  riskStays: { present: false },
  ...given,
});

export const aTest = (given: Partial<Step<'test'>> = {}): Step<'test'> => ({
  kind: 'test',
  sampledAt: new Date(afternoon.getTime() - 600_000).toISOString(),
  result: 'pending',
  ...given,
});

export const aMeasure = (given: Partial<Step<'measure'>> = {}): Step<'measure'> => ({
  kind: 'measure',
  ruleId: 'rule-1',
  ruleVersion: 1,
  option: 0,
  startDate: '2026-01-20',
  ...given,
});

/** A rule for everybody who comes to Henan: seven days, with tests on days 1, 3 and 7. */
export const aRule = (given: Partial<ControlRule> = {}): ControlRule => ({
  id: 'rule-1',
  version: 1,
  title: { zh: '七日居家隔离（示例）', en: 'Seven days of home quarantine (example)' },
  documentNumber: '示例〔2026〕1号',
  example: true,
  regions: ['41'],
  fromDate: '2026-01-01',
  appliesTo: { origin: 'any' },
  options: [
    { measure: 'home-quarantine', days: 7, testDays: [1, 3, 7] },
    { measure: 'centralized-quarantine', days: 7, testDays: [1, 7] },
  ],
  ...given,
});

/** An area that is on the list from 1 January 2026 on. */
export const aRiskArea = (given: Partial<RiskArea> = {}): RiskArea => ({
  region: '440305',
  level: 'medium',
  fromDate: '2026-01-01',
  documentNumber: '示例〔2026〕11号',
  version: 1,
  example: true,
  ...given,
});

/** A step as it is kept in a case. */
export const entry = (step: VerificationRequest, at = afternoon.toISOString()): Verification => ({
  key: 'an-earlier-key',
  body: 'an-earlier-body',
  at,
  by: { sub: `officer-${community}`, place: community },
  step,
});

/** A case whose person has come and told nothing special. */
export const arrived = (step = anArrival()): Partial<Declaration> => ({
  state: 'arrived',
  arrivedAt: step.arrivedAt,
  verifications: [entry(step)],
});

/** A case under the first option of `aRule`, from 20 to 26 January 2026. */
export const underControl = (): Partial<Declaration> => ({
  ...arrived(),
  state: 'under-control',
  verifications: [
    entry(anArrival()),
    {
      ...entry(aMeasure()),
      imposed: {
        measure: 'home-quarantine',
        ruleId: 'rule-1',
        ruleVersion: 1,
        documentNumber: '示例〔2026〕1号',
        startDate: '2026-01-20',
        endDate: '2026-01-26',
        testDates: ['2026-01-20', '2026-01-22', '2026-01-26'],
      },
    },
  ],
});
