import { Term } from '../shell/term.tsx';
import { Told } from './told.tsx';

interface Given {
  metric: string;
  name?: string;
  value: number | null | undefined;
  suppressedBelow: number | undefined;
}

/** A part of a key figure: those coming, those from high-risk areas. */
export function FigurePart({ metric, name, value, suppressedBelow }: Given) {
  return (
    <span className="figure-part">
      <Term metric={metric} {...(name === undefined ? {} : { name })} />{' '}
      <b>
        <Told metric={metric} value={value} suppressedBelow={suppressedBelow} />
      </b>
    </span>
  );
}
