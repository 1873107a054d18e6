import { controlMeasureNames } from '../../../schemas/code-names.ts';
import { RegionName } from '../shell/region-name.tsx';
import { timeText } from '../words/day-words.ts';
import type { Fact } from './facts.tsx';
import type { Said } from './registration-facts.tsx';
import { toldFacts } from './told-facts.ts';
import { wordOf } from './word-of.ts';

/** Symptoms, stays in risk areas, the last test before the journey, help that is needed. */
export function healthFacts(said: Said): Fact[] {
  const { shown, words } = said;
  const { fields } = words.case;
  const { lastTest } = shown;
  return [
    ...toldFacts('symptoms', said, ({ present, which, since }) => {
      const named = which?.map((one) => words.codes.symptom[one]).join(words.listJoin);
      return present ? [named ?? words.yes, since].join(' ') : words.none;
    }),
    ...toldFacts('riskStays', said, ({ present, stays = [] }) =>
      present
        ? stays.map((stay) => (
            <span key={`${stay.regionCode}${stay.fromDate}`} className="fact-line">
              <RegionName code={stay.regionCode} /> {fields.until(stay.fromDate, stay.toDate)}{' '}
            </span>
          ))
        : words.none,
    ),
    [
      fields.lastTest,
      lastTest && `${timeText(lastTest.sampledAt)} ${wordOf(words.codes.result, lastTest.result)}`,
    ],
    [fields.help, shown.helpNeeded?.map((one) => wordOf(words.codes.help, one)).join(words.listJoin)],
  ];
}

/** The measure in force, what it rests on, and the tests that it asks for. */
export function controlFacts({ shown, words, language }: Said): Fact[] {
  const { fields } = words.case;
  const { measure, tests } = shown;
  return [
    [fields.measure, measure === undefined ? words.none : controlMeasureNames[measure.measure][language]],
    [fields.period, measure && fields.until(measure.startDate, measure.endDate)],
    [fields.basis, measure && `${measure.documentNumber} · ${measure.ruleId} v${measure.ruleVersion}`],
    [
      fields.tests,
      tests
        .map(({ date, done }) => `${date.slice(5)} ${done ? fields.testDone : fields.testDue}`)
        .join(words.listJoin),
    ],
  ];
}
