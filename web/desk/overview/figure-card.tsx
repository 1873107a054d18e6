import type { ReactNode } from 'react';
import { metricOf } from '../../../schemas/metric.ts';
import { Term } from '../shell/term.tsx';
import { useLanguage, useWords } from '../words/use-words.ts';
import { Change } from './change.tsx';
import { Told } from './told.tsx';

interface Earlier {
  label: string;
  value: number | undefined;
  isWhole: boolean;
}

interface Given {
  metric: string;
  value: number | undefined;
  /** What it was before, by what it is compared with; a whole one is told as it was, because the present one has not ended. */
  earlier: readonly Earlier[];
  suppressedBelow: number | undefined;
  href: string;
  children?: ReactNode;
}

/** One key figure: what it is, how much, how it changed, and what it is made of. */
export function FigureCard({ metric, value, earlier, suppressedBelow, href, children }: Given) {
  const words = useWords();
  const language = useLanguage();
  const comparable = earlier.filter((one): one is Earlier & { value: number } => one.value !== undefined);
  return (
    <li className="figure">
      <p className="figure-name">
        <Term metric={metric} />
      </p>
      <p className="figure-value figures">
        <a href={href}>
          <Told metric={metric} value={value} suppressedBelow={suppressedBelow} unit />
        </a>
      </p>
      <div className="figure-parts small figures">{children}</div>
      {value !== undefined && comparable.length > 0 && (
        <ul
          className="figure-changes small figures"
          aria-label={words.figures.compared(metricOf(metric)?.name[language] ?? metric)}
        >
          {comparable.map((one) => (
            <Change
              key={one.label}
              label={one.label}
              value={value}
              earlier={one.value}
              isWhole={one.isWhole}
            />
          ))}
        </ul>
      )}
    </li>
  );
}
