import type { CityImport } from '../../../../schemas/city-import.ts';
import { hasFiles } from '../../../../schemas/feed-run.ts';
import { fileLink } from '../../../../schemas/file-link.ts';
import { now } from '../../../staff/server-time.ts';
import { request } from '../../api/request.ts';
import { FetchButton } from '../../shell/fetch-button.tsx';
import { root } from '../city-queries.ts';
import { useCityWords } from '../words/use-city-words.ts';

/** Fetches what came of each row, by line and reason, as long as it is kept. */
export function RowOutcomes({ one }: { one: CityImport }) {
  const { imports: words } = useCityWords();
  const { id, city, name, state, counts } = one;
  if (state !== 'done' || counts === undefined || counts.rows === 0) return null;
  if (!hasFiles(one, now())) return <p className="soft small">{words.gone}</p>;
  const ask = () =>
    request({
      path: `${root}/${city}/imports/${id}/outcomes`,
      answer: fileLink,
      send: { method: 'POST', body: {}, key: crypto.randomUUID() },
    });
  return (
    <div>
      <FetchButton name={words.outcomes} label={words.outcomesOf(name)} ask={ask} />
    </div>
  );
}
