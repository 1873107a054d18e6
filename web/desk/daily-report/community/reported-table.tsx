import { type CommunityReport } from '../../../../schemas/daily-report.ts';
import { differenceBetween } from '../../../../schemas/reported-figures.ts';
import { Block } from '../../shell/block.tsx';
import { timeText } from '../../words/day-words.ts';
import { FiguresTable } from '../closed/figures-table.tsx';
import { useReportWords } from '../words/use-report-words.ts';

/** Every figure of a community's day, as it was confirmed, as it was closed, or as the data say; what was restated beside it. */
export function ReportedTable({ told }: { told: CommunityReport }) {
  const { figures: words } = useReportWords();
  const { day, community, figures, asOf, corrections } = told;
  const corrected = corrections.at(-1)?.figures;
  return (
    <Block title={words.title} help={words[readingOf(told)](timeText(asOf))}>
      <FiguresTable
        of={{ day, region: community.code }}
        figures={figures}
        difference={corrected && differenceBetween(figures, corrected)}
      />
    </Block>
  );
}

function readingOf({ confirmation, standing }: CommunityReport): 'confirmed' | 'closed' | 'now' {
  if (confirmation !== undefined) return 'confirmed';
  return standing === undefined ? 'now' : 'closed';
}
