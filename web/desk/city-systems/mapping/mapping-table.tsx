import { type CityField, cityField, cityFieldFacts } from '../../../../schemas/city-field.ts';
import type { CityMapping } from '../../../../schemas/city-mapping.ts';
import { TableHead } from '../../shell/table-head.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { codeText } from '../field-name.ts';
import { useCityWords } from '../words/use-city-words.ts';
import { listedCellOf } from './code-lines.ts';

/** Every field: in which columns it stands, or what it is for every row, and how its values are written. */
export function MappingTable({ mapping }: { mapping: CityMapping }) {
  const { mapping: words } = useCityWords();
  return (
    <>
      <p>
        {words.notice} <b>{mapping.privacyNotice}</b>
      </p>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={words.title}>
        <table className="sheet-table city-mapping">
          <TableHead names={[words.field, words.column, words.codes]} />
          <tbody>
            {cityField.options.map((field) => (
              <FieldLine key={field} field={field} mapping={mapping} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function FieldLine({ field, mapping }: { field: CityField; mapping: CityMapping }) {
  const { mapping: words, join } = useCityWords();
  const language = useLanguage();
  const { names, required } = cityFieldFacts(field);
  const column = mapping.columns.find((one) => one.field === field);
  const constant = mapping.constants?.[field];
  return (
    <tr>
      <th scope="row">
        {names[language]} {required === true && <span className="mark mark-must">{words.must}</span>}
      </th>
      <td>
        {constant === undefined ? (
          (column?.headers.join(join) ?? words.unmapped)
        ) : (
          <Constant field={field} value={constant} />
        )}
      </td>
      <td>{column?.codes !== undefined && <Spellings field={field} codes={column.codes} />}</td>
    </tr>
  );
}

function Constant({ field, value }: { field: CityField; value: string }) {
  const words = useWords();
  const city = useCityWords();
  const language = useLanguage();
  return (
    <span className="mark">{city.mapping.constant(codeText(field, value, { words, city, language }))}</span>
  );
}

function Spellings({ field, codes }: { field: CityField; codes: Readonly<Record<string, string[]>> }) {
  const words = useWords();
  const city = useCityWords();
  const language = useLanguage();
  const entries = Object.entries(codes);
  const listed = listedCellOf(cityFieldFacts(field).cell);
  if (listed !== undefined) return city.mapping.listed[listed](entries.length);
  return (
    <ul>
      {entries.map(([code, spellings]) => (
        <li key={code}>
          <span className="soft">{codeText(field, code, { words, city, language })}</span>
          {words.colon}
          {spellings.join(city.join)}
        </li>
      ))}
    </ul>
  );
}
