import { isListed } from '../../../../schemas/metric.ts';
import type { RegionReport } from '../../../../schemas/report-progress.ts';
import { figureLink } from '../../overview/figure-link.ts';
import { Block } from '../../shell/block.tsx';
import { timeText } from '../../words/day-words.ts';
import { count, signed } from '../../words/numbers.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { differenceOf, figureOf, type KeyFigure, keyFigures } from './figure-groups.ts';
import { FigureTerm } from './figure-term.tsx';
import { FiguresTable } from './figures-table.tsx';
import { Hash } from './hash.tsx';

interface FigureOf {
  day: string;
  region: string;
}
type Closed = NonNullable<RegionReport['closed']>;

interface Given {
  told: RegionReport;
  closed: Closed;
}

/** What stands of a region since its day was closed (requirements E3, E4): the figures that are asked for, all others folded, and its seal. */
export function ClosedFigures({ told, closed }: Given) {
  const { closed: words } = useReportWords();
  const of = { day: told.day, region: told.region.code };
  return (
    <Block title={words.title} help={words.help}>
      <ul className="figure-cards report-cards" aria-label={words.title}>
        {keyFigures.map((key) => (
          <Card key={key} figure={key} of={of} closed={closed} />
        ))}
      </ul>
      <details>
        <summary>{words.all(Object.keys(closed.figures).length)}</summary>
        <FiguresTable of={of} figures={closed.figures} difference={closed.difference} />
      </details>
      <Seal closed={closed} />
    </Block>
  );
}

function Card({ figure, of, closed }: { figure: KeyFigure; of: FigureOf; closed: Closed }) {
  const { closed: words } = useReportWords();
  const { atMidnight, since } = figureOf(closed.figures, figure);
  const total = count(atMidnight + since);
  const changed = differenceOf(closed.difference, figure);
  const range = { from: of.day, to: of.day };
  const isNone = atMidnight === 0 && since === 0;
  return (
    <li className="figure">
      <p className="figure-name">
        <FigureTerm figure={figure} />
      </p>
      <p className="figure-value figures">
        {isNone || !isListed(figure) ? (
          total
        ) : (
          <a href={figureLink({ metric: figure, region: of.region, range })}>{total}</a>
        )}
      </p>
      <p className="figure-parts small figures">
        <span>{words.atMidnight(count(atMidnight))}</span>
        <span>{words.since(count(since))}</span>
        {changed !== 0 && (
          <span className="report-changed">
            {words.changed(signed(changed), count(atMidnight + since + changed))}
          </span>
        )}
      </p>
    </li>
  );
}

/** What names the report and proves that it is the one that was closed. */
function Seal({ closed: { at, number, sha256, corrections } }: { closed: Closed }) {
  const { closed: words } = useReportWords();
  return (
    <dl className="facts report-seal">
      <div>
        <dt>{words.number}</dt>
        <dd className="figures">{number}</dd>
      </div>
      <div>
        <dt>{words.at}</dt>
        <dd className="figures">{timeText(at)}</dd>
      </div>
      <div>
        <dt>{words.corrections}</dt>
        <dd className="figures">{corrections === 0 ? words.none : words.some(count(corrections))}</dd>
      </div>
      <div>
        <dt>{words.sha256}</dt>
        <dd>
          <Hash sha256={sha256} />
        </dd>
      </div>
    </dl>
  );
}
