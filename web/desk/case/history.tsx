import type { ReactNode } from 'react';
import type { Verification } from '../../../schemas/declaration.ts';
import { systemSub } from '../../../schemas/lifting.ts';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { RegionName } from '../shell/region-name.tsx';
import { timeText } from '../words/day-words.ts';
import { useLanguage, useWords } from '../words/use-words.ts';
import { type HistoryEntry, historyOf } from './history-of.ts';
import { stepText } from './step-text.ts';

interface Told {
  title: string;
  detail: ReactNode;
  by?: { sub: string };
}

/** With the areas that are off the list, where a measure ended because of them (requirements D6). */
function toldOf(
  { lifted }: Verification,
  { title, detail }: { title: string; detail: string },
  lead: string,
): Told {
  if (lifted === undefined) return { title, detail };
  return {
    title,
    detail: (
      <>
        {detail} {lead}
        {lifted.map(({ region, fromDate, toDate, documentNumber }) => (
          <span key={region + fromDate} className="fact-line">
            <RegionName code={region} /> {fromDate} – {toDate} · {documentNumber}{' '}
          </span>
        ))}
      </>
    ),
  };
}

/** What happened, step by step; each was kept, none overwritten (requirements C2). */
export function History({ shown }: { shown: CaseDetail }) {
  const words = useWords();
  const language = useLanguage();
  const { steps, transferState } = words.case;
  const told = (entry: HistoryEntry): Told => {
    switch (entry.kind) {
      case 'submitted':
        return { title: steps.submitted, detail: words.case.fields.leadDays(shown.leadDays) };
      case 'verification':
        return {
          ...toldOf(entry.verification, stepText(entry.verification, words, language), steps.delisted),
          by: entry.verification.by,
        };
      case 'transfer': {
        const { from, to, reason, state, answer, by } = entry.transfer;
        const detail = (
          <>
            <RegionName code={from} /> → <RegionName code={to} /> ·{' '}
            {[reason, transferState[state], answer]
              .filter((part) => part !== undefined && part !== '')
              .join(' · ')}
          </>
        );
        return { title: steps.transfer, detail, by };
      }
      case 'change': {
        const { kind, row } = entry.change;
        return row === undefined || kind === 'take-over'
          ? { title: steps.changed[kind], detail: '' }
          : { title: steps.changedByCity[kind](row.cityName), detail: steps.cityRow(row.import, row.line) };
      }
      case 'message': {
        const { content } = entry.message;
        const isDelayed = content.kind === 'delayed';
        const title = `${steps.message}${words.colon}${isDelayed ? steps.delayed : steps.notComingMessage}`;
        return {
          title,
          detail: [isDelayed ? timeText(content.newExpectedArrivalAt) : '', content.note].join(' '),
        };
      }
    }
  };
  return (
    <ol className="steps">
      {historyOf(shown).map((entry, index) => {
        const { title, detail, by } = told(entry);
        return (
          <li key={`${entry.at}-${index}`}>
            <span>
              <b>{title}</b> <span className="soft small figures">{timeText(entry.at)}</span>
            </span>
            <span>{detail}</span>
            {by !== undefined && (
              <span className="soft small">{by.sub === systemSub ? steps.bySystem : by.sub}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
