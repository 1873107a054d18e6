import { Button, Input } from 'antd';
import { useId } from 'react';
import { cityField } from '../../../../schemas/city-field.ts';
import type { CityMapping } from '../../../../schemas/city-mapping.ts';
import { useWords } from '../../words/use-words.ts';
import { useCityWords } from '../words/use-city-words.ts';
import { FieldRow } from './field-row.tsx';
import { requestOf } from './mapping-draft.ts';
import { MappingFaults, rowOf } from './mapping-faults.tsx';
import { saveMapping } from './mapping-file.ts';
import { MappingFileChoice } from './mapping-file-choice.tsx';
import { Overtaken } from './overtaken.tsx';
import { useMappingEditor } from './use-mapping-editor.ts';

interface Given {
  city: string;
  mapping: CityMapping | undefined;
  /** With the version that was saved, if one was. */
  end: (version?: number) => void;
}

/** All fields to be typed; saved as another version. */
export function MappingEditor({ city, mapping, end }: Given) {
  const words = useWords();
  const { mapping: says, editor: lead } = useCityWords();
  const editor = useMappingEditor(city, mapping);
  const { draft, faults, error, lines } = editor;
  const takeTheirs = () => {
    editor.take(mapping);
    editor.catchUp();
  };
  return (
    <div className="form">
      <p className="soft">{lead.lead}</p>
      <MappingFileChoice take={editor.take} />
      <NoticeField
        value={draft.privacyNotice}
        wrong={faults.of.privacyNotice?.field}
        change={(privacyNotice) => editor.set({ privacyNotice })}
      />
      <ol className="city-fields">
        {cityField.options.map((field) => (
          <FieldRow
            key={field}
            field={field}
            draft={draft.fields[field]}
            faults={faults.of[field] ?? {}}
            wrongLines={lines[field] ?? []}
            change={(given) => editor.change(field, given)}
          />
        ))}
      </ol>
      {editor.isOvertaken ? (
        <Overtaken newest={editor.newest} takeTheirs={takeTheirs} keepMine={editor.catchUp} />
      ) : (
        error !== null && <MappingFaults error={error} faults={faults} />
      )}
      <div className="form-ways">
        <Button
          type="primary"
          loading={editor.isPending}
          disabled={editor.hasWrong}
          onClick={() => editor.save(end)}
        >
          {lead.save}
        </Button>
        <Button onClick={() => end()}>{words.cancel}</Button>
        <Button onClick={() => saveMapping(requestOf(draft), says.fileName(city))}>{says.exportFile}</Button>
      </div>
    </div>
  );
}

interface NoticeGiven {
  value: string;
  wrong: string | undefined;
  change: (value: string) => void;
}

function NoticeField({ value, wrong, change }: NoticeGiven) {
  const { mapping: words } = useCityWords();
  const id = useId();
  return (
    <div id={rowOf('privacyNotice')} className="form-row">
      <label htmlFor={id}>{words.notice}</label>
      <Input
        id={id}
        className="city-short"
        maxLength={20}
        value={value}
        status={wrong === undefined ? '' : 'error'}
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-help ${id}-wrong`}
        onChange={({ target }) => change(target.value)}
      />
      <p id={`${id}-help`} className="soft small">
        {words.noticeHelp}
      </p>
      <p id={`${id}-wrong`} className="form-wrong" role="alert">
        {wrong}
      </p>
    </div>
  );
}
