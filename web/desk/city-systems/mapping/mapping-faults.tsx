import { Alert, Button } from 'antd';
import type { CityField } from '../../../../schemas/city-field.ts';
import { sentenceOf } from '../../api/sentence-of.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { fieldName } from '../field-name.ts';
import { useCityWords } from '../words/use-city-words.ts';
import type { Faults } from './field-faults.ts';

/** Where the row of a field stands. */
export const rowOf = (field: CityField): string => `city-field-${field}`;

/** Why it was not saved: which fields, each a way there, or the system's own sentence. */
export function MappingFaults({ error, faults: { of, rest } }: { error: unknown; faults: Faults }) {
  const words = useWords();
  const { editor, mapping } = useCityWords();
  const language = useLanguage();
  const { privacyNotice, ...ofFields } = of;
  const fields = Object.keys(ofFields) as CityField[];
  const count = fields.length + (privacyNotice === undefined ? 0 : 1);
  if (count === 0) return <Alert type="error" showIcon role="alert" title={sentenceOf(error, words)} />;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={editor.faults(count)}
      description={
        <>
          {privacyNotice !== undefined && <p>{mapping.notice}</p>}
          <div className="form-ways">
            {fields.map((field) => (
              <Button key={field} type="link" size="small" onClick={() => goTo(field)}>
                {fieldName(field, language)}
              </Button>
            ))}
          </div>
          {rest.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </>
      }
    />
  );
}

function goTo(field: CityField): void {
  const row = document.getElementById(rowOf(field));
  row?.scrollIntoView({ block: 'center' });
  row?.querySelector<HTMLElement>('select')?.focus();
}
