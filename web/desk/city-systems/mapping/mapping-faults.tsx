import { Alert, Button } from 'antd';
import { sentenceOf } from '../../api/sentence-of.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { fieldName } from '../field-name.ts';
import { useCityWords } from '../words/use-city-words.ts';
import type { Faults } from './field-faults.ts';

type Named = keyof Faults['of'];

/** Where the row of a field, or the version of the notice, stands. */
export const rowOf = (field: Named): string => `city-field-${field}`;

/** Why it was not saved: which fields, each a way there, or the system's own sentence. */
export function MappingFaults({ error, faults: { of, rest } }: { error: unknown; faults: Faults }) {
  const words = useWords();
  const { editor, mapping } = useCityWords();
  const language = useLanguage();
  const fields = Object.keys(of) as Named[];
  if (fields.length === 0)
    return <Alert type="error" showIcon role="alert" title={sentenceOf(error, words)} />;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={editor.faults(fields.length)}
      description={
        <>
          <div className="form-ways">
            {fields.map((field) => (
              <Button key={field} type="link" size="small" onClick={() => goTo(field)}>
                {field === 'privacyNotice' ? mapping.notice : fieldName(field, language)}
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

function goTo(field: Named): void {
  const row = document.getElementById(rowOf(field));
  row?.scrollIntoView({ block: 'center' });
  row?.querySelector<HTMLElement>('select, input')?.focus();
}
