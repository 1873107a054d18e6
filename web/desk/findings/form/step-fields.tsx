import type { ClosureOutcome, Finding } from '../../../../schemas/finding.ts';
import { pathOf } from '../../../../schemas/region.ts';
import type { Me } from '../../../../schemas/staff.ts';
import { RegionChoice } from '../../break-glass/region-choice.tsx';
import { ChoiceField } from '../../shell/choice-field.tsx';
import { TextField } from '../../shell/text-field.tsx';
import { useWords } from '../../words/use-words.ts';
import { useFindingWords } from '../words/use-finding-words.ts';
import type { StepDraft, StepKind } from './step-draft.ts';

interface Given {
  kind: StepKind;
  shown: Finding;
  me: Me;
  draft: StepDraft;
  /** It was to be sent as it is. */
  isTried: boolean;
  change: (changes: Partial<StepDraft>) => void;
}

const longestNote = 200;

/** What a step of a kind needs to be told. */
export function StepFields(given: Given) {
  return (
    <>
      <Particulars {...given} />
      <Note {...given} />
    </>
  );
}

function Particulars({ kind, shown, me, draft, isTried, change }: Given) {
  const words = useWords();
  const { do: says, outcome: names, reason: reasons } = useFindingWords();
  const wrong = (value: unknown) => (isTried && value === undefined ? says.missing.choice : undefined);
  switch (kind) {
    case 'contact':
      return (
        <>
          <ChoiceField
            label={says.means}
            choices={words.codes.means}
            value={draft.means}
            wrong={wrong(draft.means)}
            choose={(means) => change({ means })}
          />
          <ChoiceField
            label={says.reached}
            choices={{ yes: says.reachedYes, no: says.reachedNo }}
            value={draft.reached}
            wrong={wrong(draft.reached)}
            choose={(reached) => change({ reached })}
          />
        </>
      );
    case 'confirmation':
      return (
        <ChoiceField
          label={says.isSame}
          choices={{ yes: says.same, no: says.other }}
          value={draft.isSame}
          wrong={wrong(draft.isSame)}
          choose={(isSame) => change({ isSame })}
        />
      );
    case 'explanation':
      return (
        <ChoiceField
          label={says.separation}
          choices={reasons}
          value={draft.separation}
          wrong={wrong(draft.separation)}
          choose={(separation) => change({ separation })}
        />
      );
    case 'closure':
      return (
        <>
          {shown.declaration !== undefined && <p className="soft">{says.caseHint}</p>}
          <ChoiceField
            label={says.outcome}
            choices={
              Object.fromEntries(shown.outcomes.map((one) => [one, names[one]])) as Record<
                ClosureOutcome,
                string
              >
            }
            value={draft.outcome}
            wrong={wrong(draft.outcome)}
            choose={(outcome) => change({ outcome })}
          />
        </>
      );
    case 'reassignment':
      return <Place me={me} draft={draft} isTried={isTried} change={change} />;
    case 'charge':
      return <p className="soft">{says.chargeHint}</p>;
    case 'note':
    case 'objection':
    case 'correction':
      return null;
  }
}

/** A region below one's own, or the level right above it. */
function Place({ me, draft, isTried, change }: Pick<Given, 'me' | 'draft' | 'isTried' | 'change'>) {
  const { do: says } = useFindingWords();
  const own = me.region.code;
  const above = pathOf(own).at(-2);
  const isUp = draft.place !== undefined && draft.place === above;
  const towards = { below: says.towards.below, above: says.towards.above(nameAbove(me)) };
  return (
    <>
      {above !== undefined && (
        <ChoiceField
          label={says.place}
          choices={towards}
          value={isUp ? 'above' : 'below'}
          choose={(way) => change({ place: way === 'above' ? above : undefined })}
        />
      )}
      {!isUp && (
        <fieldset className="form-row">
          <legend>{says.below}</legend>
          <RegionChoice
            value={draft.place ?? own}
            within={own}
            choose={(place) => change({ place: place === own ? undefined : place })}
          />
          <p className="soft small">{says.placeHelp}</p>
          <p className="form-wrong" role="alert">
            {isTried && draft.place === undefined && says.missing.place}
          </p>
        </fieldset>
      )}
    </>
  );
}

const nameAbove = ({ region }: Me): string => region.path.split('/').at(-2) ?? '';

function Note({ kind, draft, isTried, change }: Given) {
  const { do: says } = useFindingWords();
  const isOptional = kind === 'contact' || kind === 'confirmation' || kind === 'explanation';
  const help = isOptional ? says.noteHelp : says.reasonHelp;
  return (
    <TextField
      label={isOptional || kind === 'note' ? says.note : says.reason}
      help={kind === 'correction' ? says.correctionHelp : help}
      value={draft.note}
      longest={longestNote}
      wrong={isTried && !isOptional && draft.note.trim() === '' ? says.missing.note : undefined}
      change={(note) => change({ note })}
    />
  );
}
