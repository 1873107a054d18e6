import { type Place, spokenPath } from './place.ts';

/** Communities to choose from, each with its full path: names repeat. */
export function Results({ places, onPlace }: { places: readonly Place[]; onPlace: (place: Place) => void }) {
  return (
    <ul class="results">
      {places.map((place) => (
        <li key={place.code}>
          <button type="button" onClick={() => onPlace(place)}>
            <strong>{place.name}</strong>
            <small>{spokenPath(place.path)}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
