import { useEffect } from 'preact/hooks';
import { roundAfter } from '../../../schemas/rounds.ts';
import type { Worklist } from '../../../schemas/worklist.ts';
import { Icon } from '../../look/icon.tsx';
import { now } from '../../staff/server-time.ts';
import { hashOf } from '../address.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { connection } from '../connection.ts';
import { FindingsRow } from '../finding/findings-row.tsx';
import { lookForFindings } from '../finding/tend-findings.ts';
import { ReportRow } from '../report/report-row.tsx';
import { Band } from '../shell/band.tsx';
import { Dock } from '../shell/dock.tsx';
import { Failure } from '../shell/failure.tsx';
import { useCell } from '../use-cell.ts';
import { instantWords } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { CardSkeletons } from './card-skeletons.tsx';
import { CaseCard } from './case-card.tsx';
import { SectionTiles } from './section-tiles.tsx';
import { bySection, countOf, type Section } from './sections.ts';
import { readMore, refreshWorklist, shown } from './worklist-store.ts';

const aScreenful = 8;
// A section that is rare among hundreds of cases is not looked for page after page.
const furthestRows = 100;

function Empty({ section }: { section: Section | undefined }) {
  const words = useWords();
  const at = now();
  return (
    <div class="empty">
      <Icon name="check" size={40} />
      <h2>{section === undefined ? words.today.emptyTitle : words.today.emptySection}</h2>
      <p>{words.today.emptyHelp(instantWords(roundAfter(at), at, words))}</p>
    </div>
  );
}

function Groups({ list, section }: { list: Worklist; section: Section | undefined }) {
  const words = useWords();
  const groups = bySection(list.rows).filter((group) => section === undefined || group.section === section);
  if (groups.length === 0 && list.next === undefined) return <Empty section={section} />;
  return groups.map((group) => (
    <section key={group.section} aria-labelledby={`section-${group.section}`}>
      <h2 id={`section-${group.section}`} class={`section-title section-${group.section}`}>
        {words.codes.section[group.section]}
        <span class="soft figures"> {countOf(group.section, list.counts)}</span>
      </h2>
      <ul class="cards">
        {group.rows.map((row) => (
          <CaseCard key={row.id} row={row} />
        ))}
      </ul>
    </section>
  ));
}

/** The list could not be read: without a network that is no error, the old one stays and the network is waited for. */
function NotRefreshed({ failed, hasList }: { failed: unknown; hasList: boolean }) {
  const words = useWords();
  const state = useCell(connection);
  if (hasList && state === 'offline')
    return (
      <p class="notice notice-waiting" role="status">
        <Icon name="offline" />
        <span>{words.connection.offlineHelp}</span>
      </p>
    );
  return <Failure sentence={sentenceOf(failed, words)} retry={() => void refreshWorklist()} />;
}

/** Shows more of one section by itself when little of it is there; of the whole list only when asked. */
function useEnoughOf(section: Section | undefined, list: Worklist | undefined, reading: string): void {
  useEffect(() => {
    if (section === undefined || list?.next === undefined || reading !== 'no') return;
    const there = list.rows.filter((row) => row.section === section).length;
    const isCounted = list.counts.complete && there >= countOf(section, list.counts);
    if (there < aScreenful && !isCounted && list.rows.length < furthestRows) void readMore();
  }, [section, list, reading]);
}

/** The officer's day: what is due, who arrives, what is new, what waits for acceptance (ux.md). */
export function TodayScreen({ section }: { section: Section | undefined }) {
  const words = useWords();
  const { list, reading, failed } = useCell(shown);
  useEnoughOf(section, list, reading);
  const refresh = () => {
    void refreshWorklist();
    lookForFindings();
  };
  return (
    <>
      <Band roundAt={list?.roundAt} busy={reading !== 'no'} refresh={refresh} />
      <SectionTiles counts={list?.counts} chosen={section} />
      <main class="page page-wide" aria-busy={reading === 'first' && list === undefined}>
        <h1 class="visually-hidden" tabIndex={-1}>
          {words.today.title}
        </h1>
        <ReportRow />
        <FindingsRow />
        {section !== undefined && (
          <p class="all-link">
            <a href={hashOf({ screen: 'today' })}>{words.today.all}</a>
          </p>
        )}
        {failed !== undefined && <NotRefreshed failed={failed} hasList={list !== undefined} />}
        {list === undefined ? (
          failed === undefined && <CardSkeletons />
        ) : (
          <Groups list={list} section={section} />
        )}
        {list?.next !== undefined && (
          <button
            type="button"
            class="button button-wide"
            disabled={reading === 'more'}
            onClick={() => void readMore()}
          >
            {reading === 'more' ? words.today.moreLoading : words.today.more}
          </button>
        )}
      </main>
      <Dock />
    </>
  );
}
