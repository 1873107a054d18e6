import { Alert } from 'antd';
import type { DriftReport } from '../../../schemas/drift.ts';
import { useDrift } from '../api/queries.ts';
import { timeText } from '../words/day-words.ts';
import { count } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';
import { DriftTable } from './drift-table.tsx';

/** Whether the figures are what the last recount of the declarations found (invariant 4): a quiet line, or what differs. */
export function Recounted({ region }: { region: string }) {
  const words = useWords();
  const { data } = useDrift(region);
  // Nothing is told of a region outside one's own; and the figures stand without it.
  if (data === undefined) return null;
  const drifting = data.regions.reduce((sum, one) => sum + one.drifting, 0);
  const recountedAt = earliestOf(data);
  if (drifting === 0)
    return (
      <p className="as-of soft small figures">
        {recountedAt === undefined
          ? words.recount.never
          : words.recount.agrees(timeText(recountedAt)) + unsettledText(data, words.recount.unsettled)}
      </p>
    );
  return (
    <section aria-label={words.recount.title}>
      <Alert
        type="warning"
        showIcon
        title={words.recount.drifted(count(drifting), recountedAt && timeText(recountedAt))}
      />
      <DriftTable drifts={data.regions.flatMap(({ drifts }) => drifts)} drifting={drifting} />
    </section>
  );
}

function unsettledText({ regions }: DriftReport, told: (count: string) => string): string {
  const unsettled = regions.reduce((sum, one) => sum + one.unsettled, 0);
  return unsettled === 0 ? '' : told(count(unsettled));
}

/** When the one was that lies back farthest; undefined when a region was never recounted. */
function earliestOf({ regions }: DriftReport): string | undefined {
  const told = regions.flatMap((one) => one.recountedAt ?? []);
  return told.length < regions.length ? undefined : [...told].sort()[0];
}
