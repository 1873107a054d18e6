import { transport } from '../../../schemas/codes.ts';
import { Choices } from '../form/choices.tsx';
import { TextField } from '../form/field.tsx';
import { useForm } from '../form/form.ts';
import { transportNames } from '../words/choices.ts';
import { useLanguage, useWords } from '../words/words.tsx';

const withSeats = ['train', 'plane', 'coach'];
const withService = [...withSeats, 'ship'];
const withPlate = ['car', 'truck'];

/** The fourth group: the means of transport, and only what belongs to it (requirements A3). */
export function How() {
  const words = useWords().how;
  const language = useLanguage();
  const { draft, changeTrip } = useForm();
  const { trip } = draft;
  const at = '/trip/journey';
  return (
    <section class="card">
      <Choices
        at={`${at}/transport`}
        label={words.transport}
        value={trip.transport}
        options={transport.options.map((code) => [code, transportNames[code][language]])}
        onValue={(value) => changeTrip({ transport: value })}
      />
      {withService.includes(trip.transport) && (
        <TextField
          at={`${at}/serviceNumber`}
          label={words.serviceNumber}
          help={words.serviceHelp}
          optional
          value={trip.serviceNumber}
          autoComplete="off"
          autocapitalize="characters"
          onValue={(serviceNumber) => changeTrip({ serviceNumber })}
        />
      )}
      {withSeats.includes(trip.transport) && (
        <div class="pair">
          {trip.transport === 'train' && (
            <TextField
              at={`${at}/carriage`}
              label={words.carriage}
              optional
              value={trip.carriage}
              maxLength={8}
              autoComplete="off"
              onValue={(carriage) => changeTrip({ carriage })}
            />
          )}
          <TextField
            at={`${at}/seat`}
            label={words.seat}
            help={words.seatHelp}
            optional
            value={trip.seat}
            maxLength={8}
            autoComplete="off"
            onValue={(seat) => changeTrip({ seat })}
          />
        </div>
      )}
      {withPlate.includes(trip.transport) && (
        <TextField
          at={`${at}/plate`}
          label={words.plate}
          help={words.plateHelp}
          optional
          value={trip.plate}
          autoComplete="off"
          autocapitalize="characters"
          onValue={(plate) => changeTrip({ plate })}
        />
      )}
    </section>
  );
}
