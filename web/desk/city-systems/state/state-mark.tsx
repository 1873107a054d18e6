import type { CityState } from '../../../../schemas/city-system.ts';
import { useCityWords } from '../words/use-city-words.ts';

const marks: Readonly<Record<CityState, string>> = {
  none: 'mark',
  connected: 'mark mark-done',
  'cut-over': 'mark mark-must',
};

/** How far a city has merged in. */
export function StateMark({ state }: { state: CityState }) {
  const words = useCityWords();
  return <span className={marks[state]}>{words.state.names[state]}</span>;
}
