import { type CityField, cityFieldFacts } from '../../../../schemas/city-field.ts';
import { useLanguage } from '../../words/use-words.ts';
import { useCityWords } from '../words/use-city-words.ts';
import { CodeFields } from './code-fields.tsx';
import { listedCellOf } from './code-lines.ts';
import { ConstantField } from './constant-field.tsx';
import type { FaultPart } from './field-faults.ts';
import { LinesField } from './lines-field.tsx';
import { ListField } from './list-field.tsx';
import type { FieldDraft } from './mapping-draft.ts';
import { rowOf } from './mapping-faults.tsx';

interface Given {
  field: CityField;
  draft: FieldDraft;
  faults: Partial<Record<FaultPart, string>>;
  wrongLines: readonly number[];
  change: (given: Partial<FieldDraft>) => void;
}

const ways = ['none', 'column', 'constant'] as const;

/** Where a field comes from, and how its values are written. */
export function FieldRow({ field, draft, faults, wrongLines, change }: Given) {
  const { mapping, editor } = useCityWords();
  const language = useLanguage();
  const { names, required, cell, codes = [] } = cityFieldFacts(field);
  const name = names[language];
  const listed = listedCellOf(cell);
  const { way } = draft;
  return (
    <li id={rowOf(field)} className="city-field">
      <span className="city-field-name">
        {name} {required === true && <span className="mark mark-must">{mapping.must}</span>}
      </span>
      <select
        value={way}
        aria-label={editor.way(name)}
        aria-describedby={`${rowOf(field)}-wrong`}
        onChange={({ target }) => change({ way: ways.find((one) => one === target.value) ?? 'none' })}
      >
        {ways.map((one) => (
          <option key={one} value={one}>
            {editor.ways[one]}
          </option>
        ))}
      </select>
      {way === 'column' && (
        <ListField
          label={editor.headers(name)}
          value={draft.headers}
          wrong={faults.headers}
          change={(headers) => change({ headers })}
        />
      )}
      {way === 'constant' && (
        <ConstantField
          field={field}
          value={draft.constant}
          wrong={faults.constant}
          change={(constant) => change({ constant })}
        />
      )}
      <p id={`${rowOf(field)}-wrong`} className="form-wrong city-field-below" role="alert">
        {faults.field}
      </p>
      {way === 'column' && listed !== undefined && (
        <LinesField
          cell={listed}
          value={draft.lines}
          faults={faults}
          wrongLines={wrongLines}
          change={(lines) => change({ lines })}
        />
      )}
      {way === 'column' && codes.length > 0 && (
        <CodeFields
          field={field}
          codes={codes}
          values={draft.codes}
          faults={faults}
          change={(given) => change({ codes: given })}
        />
      )}
    </li>
  );
}
