import type { ExportDecision, Exported } from '../../../schemas/export.ts';
import { useRegion } from '../api/queries.ts';
import { timeText } from '../words/day-words.ts';
import { useExportWords } from './words/use-export-words.ts';

/** How far an export is, until when it can be fetched, and what a second person decided. */
export function ExportStanding({ one }: { one: Exported }) {
  const words = useExportWords();
  const { state, progress, expiresAt, decision, sheets = 1 } = one;
  if (state === 'writing')
    return (
      <>
        <progress className="export-progress" value={progress} max={1} aria-label={words.state.writing} />{' '}
        {Math.floor(progress * 100)}%
      </>
    );
  const isThere = state === 'ready' && expiresAt !== undefined;
  return (
    <>
      {isThere ? words.until(timeText(expiresAt)) : words.state[state]}
      {isThere && sheets > 1 && <Note text={words.sheets(sheets)} />}
      {decision !== undefined && <Decision decision={decision} />}
    </>
  );
}

function Decision({ decision: { approved, by } }: { decision: ExportDecision }) {
  const words = useExportWords();
  const place = useRegion(by.place).data?.region.name ?? by.place;
  return <Note text={approved ? words.approvedBy(by.sub, place) : words.refusedBy(by.sub, place)} />;
}

function Note({ text }: { text: string }) {
  return <div className="soft small">{text}</div>;
}
