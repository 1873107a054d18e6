import type { CaseDetail } from '../../../schemas/worklist.ts';
import { now } from '../../staff/server-time.ts';
import { language } from '../preferences.ts';
import { useCell } from '../use-cell.ts';
import { instantWords } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/zh.ts';
import { type Happening, historyOf } from './history.ts';
import { RegionName } from './region-name.tsx';
import { historyWords, type StepWords } from './step-words.ts';

function messageWords(happening: Extract<Happening, { kind: 'message' }>, words: Words): StepWords {
  const { content } = happening.message;
  const note = content.note === undefined ? [] : [`“${content.note}”`];
  return content.kind === 'delayed'
    ? {
        text: words.entry.delayed(instantWords(new Date(content.newExpectedArrivalAt), now(), words)),
        details: note,
      }
    : { text: words.entry.saysNotComing, details: note };
}

function Said({ happening }: { happening: Happening }) {
  const words = useWords();
  const chosen = useCell(language);
  switch (happening.kind) {
    case 'declared':
      return <p>{words.entry.declared}</p>;
    case 'verification': {
      return <Told told={historyWords(happening.verification, { words, now: now(), language: chosen })} />;
    }
    case 'message':
      return <Told told={messageWords(happening, words)} />;
    case 'change': {
      const { kind, row } = happening.change;
      if (row === undefined || kind === 'take-over') return <p>{words.entry.changed[kind]}</p>;
      const text = words.entry.changedByCity[kind](row.cityName);
      return <Told told={{ text, details: [words.entry.cityRow(row.line)] }} />;
    }
    case 'transfer':
      return (
        <>
          <p>
            {words.entry.transferTo} <RegionName code={happening.transfer.to} />
          </p>
          <p class="soft small">{happening.transfer.reason}</p>
        </>
      );
    case 'answer':
      return (
        <>
          <p>
            <RegionName code={happening.transfer.to} />{' '}
            {happening.transfer.state === 'accepted' ? words.entry.accepted : words.entry.refused}
          </p>
          {happening.transfer.answer !== undefined && <p class="soft small">{happening.transfer.answer}</p>}
        </>
      );
  }
}

function Told({ told }: { told: StepWords }) {
  return (
    <>
      <p>{told.text}</p>
      {told.details.map((detail) => (
        <p key={detail} class="soft small">
          {detail}
        </p>
      ))}
    </>
  );
}

/** The history of a case, the latest first; nothing in it is ever overwritten (requirements C2). */
export function Timeline({ detail }: { detail: CaseDetail }) {
  const words = useWords();
  return (
    <section class="card" aria-labelledby="history">
      <h2 id="history" class="card-title">
        {words.case.history}
      </h2>
      <ol class="timeline">
        {historyOf(detail).map((happening) => (
          <li key={`${happening.kind}${happening.at}`} class={`timeline-${happening.kind}`}>
            <Said happening={happening} />
            <p class="soft small figures">{instantWords(new Date(happening.at), now(), words)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
