import { isListed } from '../../../schemas/metric.ts';
import { Term } from '../shell/term.tsx';
import { Told } from './told.tsx';

interface Given {
  metric: string;
  name?: string;
  value: number | null | undefined;
  suppressedBelow: number | undefined;
  href: string;
}

/** A part of a key figure: those coming, those from high-risk areas. A median is nobody's and opens nothing. */
export function FigurePart({ metric, name, value, suppressedBelow, href }: Given) {
  const told = <Told metric={metric} value={value} suppressedBelow={suppressedBelow} />;
  return (
    <span className="figure-part">
      <Term metric={metric} {...(name === undefined ? {} : { name })} />{' '}
      {isListed(metric) ? (
        <a href={href}>
          <b>{told}</b>
        </a>
      ) : (
        <b>{told}</b>
      )}
    </span>
  );
}
