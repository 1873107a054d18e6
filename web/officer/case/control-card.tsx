import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { now } from '../../staff/server-time.ts';
import { dayWords, fullDay } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';

/** The measure in force, what it rests on, until when, and the tests that it asks for (requirements C7, C8). */
export function ControlCard({ detail }: { detail: CaseDetail }) {
  const words = useWords();
  const today = shanghaiDate(now());
  const { measure, tests } = detail;
  if (measure === undefined) return null;
  return (
    <section class="card control-card">
      <h2 class="card-title">{words.codes.measure[measure.measure]}</h2>
      <p>
        {fullDay(measure.startDate, today, words)} {words.case.until(fullDay(measure.endDate, today, words))}
      </p>
      <p class="soft small">{words.case.rule(measure.documentNumber)}</p>
      {tests.length > 0 && (
        <>
          <h3 class="tests-title">{words.case.tests}</h3>
          <ul class="badges">
            {tests.map(({ date, done }) => (
              <li
                key={date}
                class={`badge ${done ? 'badge-done' : date <= today ? 'badge-action' : 'badge-waiting'}`}
              >
                {dayWords(date, today, words)} {done ? words.case.testDone : words.case.testDue}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
