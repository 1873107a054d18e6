import { useId } from 'react';
import { type CityField, cityFieldFacts } from '../../../../schemas/city-field.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { codeText } from '../field-name.ts';
import { useCityWords } from '../words/use-city-words.ts';
import { ListField } from './list-field.tsx';

interface Given {
  field: CityField;
  value: string;
  wrong: string | undefined;
  change: (value: string) => void;
}

/** What holds for every row: one of our codes, or a text. */
export function ConstantField({ field, value, wrong, change }: Given) {
  const words = useWords();
  const city = useCityWords();
  const language = useLanguage();
  const id = useId();
  const { names, cell, codes } = cityFieldFacts(field);
  const label = city.editor.constant(names[language]);
  if (cell !== 'code' || codes === undefined)
    return <ListField label={label} value={value} wrong={wrong} change={change} />;
  return (
    <div>
      <select
        value={value}
        aria-label={label}
        aria-invalid={wrong !== undefined}
        aria-describedby={id}
        onChange={({ target }) => change(target.value)}
      >
        <option value="">{city.editor.chooseCode}</option>
        {codes.map((code) => (
          <option key={code} value={code}>
            {codeText(field, code, { words, city, language })}
          </option>
        ))}
      </select>
      <p id={id} className="form-wrong" role="alert">
        {wrong}
      </p>
    </div>
  );
}
