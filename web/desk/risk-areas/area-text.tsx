import type { RiskArea } from '../../../schemas/risk-area.ts';
import { PlaceName } from './place-name.tsx';
import { usePlaceNames } from './place-names.ts';
import { useAreaWords } from './words/use-area-words.ts';

/** An area in a line: where, at which level, from when to when, by which document. */
export function AreaText({ area }: { area: RiskArea }) {
  const words = useAreaWords();
  const nameOf = usePlaceNames([area.region]);
  const { region, level, fromDate, toDate, documentNumber } = area;
  return (
    <>
      <PlaceName code={region} nameOf={nameOf} /> · {words.level[level]} · {fromDate} – {toDate ?? words.open}{' '}
      · {documentNumber}
    </>
  );
}
