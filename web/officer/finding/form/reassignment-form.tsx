import { useEffect, useState } from 'preact/hooks';
import type { RegionWithChildren } from '../../../../schemas/region.ts';
import type { Me } from '../../../../schemas/staff.ts';
import { sentenceOf } from '../../api/sentence-of.ts';
import { Failure } from '../../shell/failure.tsx';
import { me } from '../../sign-in/me.ts';
import { regionOf } from '../../transfer/region-of.ts';
import { useCell } from '../../use-cell.ts';
import { shortName } from '../../words/short-name.ts';
import { useWords } from '../../words/use-words.ts';
import { useFindingWords } from '../words/use-finding-words.ts';
import { type FormProps, oneLine } from './form-props.ts';
import { Reason } from './reason.tsx';

const townshipDigits = 9;
const countyDigits = 6;

const countyOf = ({ region }: RegionWithChildren): string => region.path.split('/').at(-2) ?? '';

function useRegion(code: string) {
  const [region, setRegion] = useState<RegionWithChildren>();
  const [failed, setFailed] = useState<unknown>();
  const read = () => {
    setFailed(undefined);
    regionOf(code).then(setRegion, setFailed);
  };
  useEffect(read, [code]);
  return { region, failed, read };
}

interface PlaceProps {
  township: string;
  /** Who answers for it now. */
  current: string;
  chosen: string | undefined;
  choose: (code: string | undefined) => void;
}

/** A community of the township, but the one that has it; or the county above. */
function PlaceField({ township, current, chosen, choose }: PlaceProps) {
  const words = useWords();
  const { form } = useFindingWords();
  const { region, failed, read } = useRegion(township);
  if (failed !== undefined) return <Failure sentence={sentenceOf(failed, words)} retry={read} />;
  return (
    <label class="field">
      <span class="field-label">{form.place}</span>
      <select
        value={chosen ?? ''}
        onChange={({ currentTarget: { value } }) => choose(value === '' ? undefined : value)}
      >
        <option value="">{region === undefined ? words.loading : words.verify.choose}</option>
        {(region?.children ?? [])
          .filter(({ code }) => code !== current)
          .map(({ code, name }) => (
            <option key={code} value={code}>
              {shortName(name)}
            </option>
          ))}
        {region !== undefined && (
          <option value={township.slice(0, countyDigits)}>{form.above(countyOf(region))}</option>
        )}
      </select>
    </label>
  );
}

function TownshipLine({ township }: { township: string }) {
  const { form } = useFindingWords();
  const { region } = useRegion(township);
  return <p>{form.toTownship(region?.region.name ?? township)}</p>;
}

function Form({ detail, before, send, who }: FormProps<'reassignment'> & { who: Me }) {
  const { form } = useFindingWords();
  const township = who.region.code.slice(0, townshipDigits);
  const isOfficer = who.role === 'officer';
  const [place, setPlace] = useState<string | undefined>(isOfficer ? township : before?.place);
  const [note, setNote] = useState(before?.note ?? '');
  const text = oneLine(note);
  return (
    <div class="stack">
      {isOfficer ? (
        <TownshipLine township={township} />
      ) : (
        <PlaceField township={township} current={detail.place} chosen={place} choose={setPlace} />
      )}
      <Reason label={form.reassignmentNote} text={note} change={setNote} />
      <button
        type="button"
        class="button button-primary button-wide"
        disabled={place === undefined || text === ''}
        onClick={() => place !== undefined && send({ kind: 'reassignment', place, note: text })}
      >
        {form.send}
      </button>
    </div>
  );
}

/** To the township for a community; for a township to one of its communities, or to its county. */
export function ReassignmentForm(given: FormProps<'reassignment'>) {
  const who = useCell(me);
  return who === undefined ? null : <Form {...given} who={who} />;
}
