import { useEffect } from 'preact/hooks';
import type { Finding } from '../../../schemas/finding.ts';
import { now } from '../../staff/server-time.ts';
import { shownName } from '../../staff/shown-name.ts';
import { hashOf, lastFindings } from '../address.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { RegionName } from '../case/region-name.tsx';
import { language } from '../preferences.ts';
import { ReportSkeleton } from '../report/report-skeleton.tsx';
import { CaseBand } from '../shell/case-band.tsx';
import { Dock } from '../shell/dock.tsx';
import { Failure } from '../shell/failure.tsx';
import { me } from '../sign-in/me.ts';
import { useCell } from '../use-cell.ts';
import { instantWords } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { ActionBar } from './action-bar.tsx';
import { EvidenceCard } from './evidence-card.tsx';
import { FindingHistory } from './finding-history.tsx';
import { DueBy, FindingMarks } from './finding-marks.tsx';
import { isGone, openedFinding, openFinding, readFinding } from './opened-finding.ts';
import { PersonCard } from './person-card.tsx';
import { useFindingWords } from './words/use-finding-words.ts';

/** What was found about whom, and how it stands. */
function Head({ detail }: { detail: Finding }) {
  const findingWords = useFindingWords();
  const chosen = useCell(language);
  const own = useCell(me)?.region.code;
  const { maskedName, person, published, place } = detail;
  const name = person?.name ?? shownName(maskedName, findingWords.nameless);
  return (
    <div class="case-head">
      <h2 class="case-name">{published.names[chosen]}</h2>
      <p class="badges">
        <strong>{name}</strong>
        <FindingMarks row={detail} />
      </p>
      {place !== own && (
        <p class="soft small">
          {findingWords.place} <RegionName code={place} />
        </p>
      )}
      {detail.state === 'open' && <DueBy row={detail} />}
    </div>
  );
}

function Closed({ detail: { outcome, closedAt } }: { detail: Finding }) {
  const words = useWords();
  const findingWords = useFindingWords();
  if (outcome === undefined || closedAt === undefined) return null;
  const when = instantWords(new Date(closedAt), now(), words);
  return (
    <p class="notice notice-done" role="status">
      {findingWords.closedNotice(findingWords.outcome[outcome], when)}
    </p>
  );
}

/** What the rule asks, and by which version of it. */
function Ask({ detail: { published, ruleVersion } }: { detail: Finding }) {
  const findingWords = useFindingWords();
  const chosen = useCell(language);
  return (
    <section class="card" aria-labelledby="finding-ask">
      <h2 id="finding-ask" class="card-title">
        {findingWords.ask}
      </h2>
      <p>{published.ask[chosen]}</p>
      <p class="soft small">{findingWords.basis(published.basis, ruleVersion)}</p>
    </section>
  );
}

function Shown({ detail }: { detail: Finding }) {
  const findingWords = useFindingWords();
  const back = useCell(lastFindings);
  return (
    <>
      <CaseBand title={findingWords.one} back={back} />
      <main class="page page-wide case">
        <div class="case-first stack">
          <Head detail={detail} />
          <Closed detail={detail} />
          {detail.state === 'open' && <Ask detail={detail} />}
          {detail.state === 'open' && detail.allowed.length === 0 && (
            <p class="notice">{findingWords.readOnly}</p>
          )}
          <PersonCard detail={detail} />
        </div>
        <div class="case-second stack">
          <EvidenceCard detail={detail} />
          <FindingHistory detail={detail} />
        </div>
      </main>
      <ActionBar detail={detail} />
    </>
  );
}

/** A finding that can't be shown: it is another’s now, or it could not be read. */
function NotShown({ id, failed }: { id: string; failed: unknown }) {
  const words = useWords();
  const findingWords = useFindingWords();
  if (!isGone(failed))
    return <Failure sentence={sentenceOf(failed, words)} retry={() => void readFinding(id)} />;
  return (
    <div class="empty">
      <h2>{findingWords.notFound}</h2>
      <a class="button" href={hashOf({ screen: 'findings' })}>
        {findingWords.toAll}
      </a>
    </div>
  );
}

/** A finding: what is asked, what it rests on, whom it is about, what was done, and what can be done (requirements D4, D7). */
export function FindingScreen({ id }: { id: string }) {
  const findingWords = useFindingWords();
  const back = useCell(lastFindings);
  const { id: current, detail, failed } = useCell(openedFinding);
  useEffect(() => openFinding(id), [id]);
  if (current === id && detail !== undefined && !isGone(failed)) return <Shown detail={detail} />;
  const isFailed = current === id && failed !== undefined;
  return (
    <>
      <CaseBand title={findingWords.one} back={back} />
      <main class="page" aria-busy={!isFailed}>
        {isFailed ? <NotShown id={id} failed={failed} /> : <ReportSkeleton />}
      </main>
      <Dock />
    </>
  );
}
