import { type CityField, cityFieldFacts } from '../../../../schemas/city-field.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { codeText } from '../field-name.ts';
import { useCityWords } from '../words/use-city-words.ts';
import type { FaultPart } from './field-faults.ts';
import { ListField } from './list-field.tsx';

interface Given {
  field: CityField;
  codes: readonly string[];
  values: Readonly<Record<string, string>>;
  faults: Partial<Record<FaultPart, string>>;
  change: (values: Record<string, string>) => void;
}

/** How each of our codes is written; folded until something is typed or wrong. */
export function CodeFields({ field, codes, values, faults, change }: Given) {
  const words = useWords();
  const city = useCityWords();
  const language = useLanguage();
  const name = cityFieldFacts(field).names[language];
  // A file may bring codes that are none of ours: they are shown, to be emptied.
  const shown = [...codes, ...Object.keys(values).filter((code) => !codes.includes(code))];
  const isWrong = Object.keys(faults).some((part) => part.startsWith('codes/'));
  return (
    <details className="city-field-below" open={isWrong || undefined}>
      <summary>
        {city.editor.codes} ({shown.filter((code) => (values[code] ?? '') !== '').length}/{shown.length})
      </summary>
      <div className="city-codes">
        {shown.map((code) => {
          const said = codeText(field, code, { words, city, language });
          return (
            <div key={code} className="city-code">
              <span>{said}</span>
              <ListField
                label={city.editor.codeOf(name, said)}
                value={values[code] ?? ''}
                wrong={faults[`codes/${code}`]}
                change={(value) => change({ ...values, [code]: value })}
              />
            </div>
          );
        })}
      </div>
    </details>
  );
}
