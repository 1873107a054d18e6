import type { CommunityReport, Confirmation } from '../../../../schemas/daily-report.ts';
import type { MissingCommunity } from '../../../../schemas/report-progress.ts';
import { isZero } from '../../../../schemas/reported-figures.ts';
import { Block } from '../../shell/block.tsx';
import { RegionName } from '../../shell/region-name.tsx';
import { clockText, dayText, timeText } from '../../words/day-words.ts';
import { useLanguage } from '../../words/use-words.ts';
import { PhoneLink } from '../phone-link.tsx';
import { ReadAt } from '../read-at.tsx';
import { stateText } from '../state-text.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { zeroKindOf } from './zero-kind.ts';

interface Given {
  told: CommunityReport;
  /** What is known of it while it is missing. */
  missing: MissingCommunity | undefined;
  isStale: boolean;
}

/** Whether a community has reported, and what its zero is worth: derived, attested and silent are three things (requirements E5). */
export function CommunityStanding({ told, missing, isStale }: Given) {
  const reports = useReportWords();
  const language = useLanguage();
  const { confirmation, asOf } = told;
  // Of what is confirmed nobody asks until when it is due.
  const isDone = confirmation !== undefined && told.state === 'open';
  const help = isDone ? reports.state.closes(clockText(told.closesAt)) : stateText(told, reports);
  return (
    <Block title={reports.titleOf(dayText(told.day, language))} help={help}>
      <Standing told={told} />
      {confirmation === undefined ? (
        <>
          {missing?.unmanned === true && <p>{reports.unmannedHelp}</p>}
          {missing?.phone !== undefined && (
            <p>
              {reports.phone} <PhoneLink phone={missing.phone} />
            </p>
          )}
          {told.standing === undefined && <ReadAt at={asOf} isStale={isStale} isFinal={false} />}
        </>
      ) : (
        <Confirmed confirmation={confirmation} />
      )}
    </Block>
  );
}

function Standing({ told }: { told: CommunityReport }) {
  const { zero, standing } = useReportWords();
  const kind = zeroKindOf(told);
  const happened = isZero(told.figures) ? standing.dataNone : standing.dataSome;
  if (kind === 'attested') return <Said mark="mark-done" name={zero.attested} text={zero.attestedHelp} />;
  if (kind === 'derived') return <Said mark="mark-waiting" name={zero.derived} text={zero.derivedHelp} />;
  if (kind === 'silent')
    return <Said mark="mark-action" name={zero.silent} text={`${zero.silentHelp}${happened}`} />;
  return told.confirmation === undefined ? (
    <Said mark="mark-waiting" name={standing.pending} text={standing.pendingHelp} />
  ) : (
    <Said mark="mark-done" name={standing.confirmed} text={standing.confirmedHelp} />
  );
}

function Said({ mark, name, text }: { mark: string; name: string; text: string }) {
  return (
    <p className="standing">
      <span className={`mark ${mark}`}>{name}</span> {text}
    </p>
  );
}

/** Who reported, when, in whose place, and what they wrote. */
function Confirmed({ confirmation }: { confirmation: Confirmation }) {
  const { who } = useReportWords();
  const { at, by, place, onBehalf, remarks } = confirmation;
  return (
    <dl className="facts">
      <div>
        <dt>{who.at}</dt>
        <dd className="figures">{timeText(at)}</dd>
      </div>
      <div>
        <dt>{who.by}</dt>
        <dd>
          {onBehalf && <span className="mark mark-waiting">{who.onBehalf}</span>} <RegionName code={place} />{' '}
          <span className="soft">{by}</span>
        </dd>
      </div>
      {remarks !== undefined && (
        <div>
          <dt>{who.remarks}</dt>
          <dd>{remarks}</dd>
        </div>
      )}
    </dl>
  );
}
