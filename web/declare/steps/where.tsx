import { useEffect, useState } from 'preact/hooks';
import { stayKind } from '../../../schemas/codes.ts';
import { Icon } from '../../look/icon.tsx';
import { findPlace } from '../community/find-places.ts';
import { Picker } from '../community/picker.tsx';
import { type Place, spokenPath } from '../community/place.ts';
import { useLoaded } from '../community/use-loaded.ts';
import { Choices } from '../form/choices.tsx';
import { TextField } from '../form/field.tsx';
import { useFieldErrors } from '../form/field-errors.ts';
import { useForm } from '../form/form.ts';
import { More } from '../form/more.tsx';
import { stayNames } from '../words/choices.ts';
import { useLanguage, useWords } from '../words/words.tsx';

/** The code that was scanned is of another community than the one chosen: it may have been stuck over (ux.md). */
function PosterWarning({ poster }: { poster: string }) {
  const words = useWords().where;
  const { changeTrip } = useForm();
  const place = useLoaded(() => findPlace(poster), poster).value;
  if (place === undefined) return null;
  return (
    <div class="notice notice-waiting" role="alert">
      <Icon name="alert" />
      <div class="stack">
        <p>
          <strong>{words.differs}</strong>
        </p>
        <p class="small">{words.differsHelp(spokenPath(place.path))}</p>
        <button
          type="button"
          class="button"
          onClick={() => changeTrip({ community: place.code, communityPath: place.path })}
        >
          {words.usePoster}
        </button>
      </div>
    </div>
  );
}

/** A community known by its code only (from a poster): its path is looked up, and a code that names none is dropped. */
function usePathOf(code: string, path: string): void {
  const { changeTrip } = useForm();
  useEffect(() => {
    if (code === '' || path !== '') return;
    findPlace(code).then(
      (place) => changeTrip(place === undefined ? { community: '' } : { communityPath: place.path }),
      () => undefined,
    );
  }, [code, path]);
}

function Chosen({ path, onAgain }: { path: string; onAgain: () => void }) {
  const words = useWords().where;
  const names = spokenPath(path).split(' › ');
  return (
    <div class="chosen">
      <Icon name="pin" />
      <p>
        <strong>{names.at(-1)}</strong>
        <small class="soft">{names.slice(0, -1).join(' › ')}</small>
      </p>
      <button type="button" class="button" onClick={onAgain}>
        {words.again}
      </button>
    </div>
  );
}

function Community() {
  const words = useWords().where;
  const { draft, changeTrip } = useForm();
  const { errorAt } = useFieldErrors();
  const { community, communityPath, destinationAddress } = draft.trip;
  const [choosing, setChoosing] = useState(false);
  usePathOf(community, communityPath);
  const pointer = '/trip/destination/community';
  const error = errorAt(pointer);
  const choose = (place: Place, rest = ''): void => {
    changeTrip({
      community: place.code,
      communityPath: place.path,
      ...(rest === '' || destinationAddress !== '' ? {} : { destinationAddress: rest }),
    });
    setChoosing(false);
  };
  const picking = community === '' || choosing;
  return (
    <section class={`card${error === undefined ? '' : ' has-error'}`}>
      <h2 id={pointer} tabIndex={-1}>
        {words.community}
      </h2>
      {picking && <p class="soft small">{words.communityHelp}</p>}
      {error !== undefined && <p class="field-error">{error}</p>}
      {picking ? (
        <Picker onPlace={choose} />
      ) : (
        <Chosen path={communityPath} onAgain={() => setChoosing(true)} />
      )}
      {!picking && draft.poster !== undefined && draft.poster !== community && (
        <PosterWarning poster={draft.poster} />
      )}
    </section>
  );
}

function Stay() {
  const words = useWords().where;
  const language = useLanguage();
  const { draft, changeTrip } = useForm();
  const { trip } = draft;
  return (
    <More title={words.more} help={words.moreHelp}>
      <Choices
        at="/trip/stayKind"
        label={words.stayKind}
        optional
        value={trip.stayKind}
        options={stayKind.options.map((code) => [code, stayNames[code][language]])}
        onValue={(value) => changeTrip({ stayKind: value })}
      />
      <TextField
        at="/trip/host/name"
        label={words.hostName}
        help={words.hostHelp}
        optional
        value={trip.hostName}
        autoComplete="off"
        onValue={(hostName) => changeTrip({ hostName })}
      />
      <TextField
        at="/trip/host/phone"
        label={words.hostPhone}
        optional
        value={trip.hostPhone}
        type="tel"
        autoComplete="off"
        onValue={(hostPhone) => changeTrip({ hostPhone })}
      />
      <TextField
        at="/trip/plannedDepartureDate"
        label={words.departureDate}
        help={words.departureHelp}
        optional
        type="date"
        value={trip.departureDate}
        min={trip.arrivalDate}
        onValue={(departureDate) => changeTrip({ departureDate })}
      />
    </More>
  );
}

/** The third group: the community, the address there, and what helps to find it (requirements A3, A9). */
export function Where() {
  const words = useWords().where;
  const { draft, changeTrip } = useForm();
  return (
    <>
      <Community />
      <section class="card">
        <TextField
          at="/trip/destination/address"
          label={words.doorAddress}
          help={words.doorAddressHelp}
          value={draft.trip.destinationAddress}
          maxLength={120}
          autoComplete="off"
          onValue={(destinationAddress) => changeTrip({ destinationAddress })}
        />
        <Stay />
      </section>
    </>
  );
}
