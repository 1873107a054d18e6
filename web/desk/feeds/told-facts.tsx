import type { FeedColumn, FeedKind } from '../../../schemas/feed-kind.ts';
import { codeName, columnName } from '../../staff/spelling.ts';
import { useFindingWords } from '../findings/words/use-finding-words.ts';
import { RegionName } from '../shell/region-name.tsx';
import { timeText } from '../words/day-words.ts';
import { useLanguage } from '../words/use-words.ts';

interface Given {
  kind: FeedKind | undefined;
  told: Readonly<Record<string, string>>;
  /** What is told beside the columns of the kind. */
  names?: Readonly<Record<string, string>>;
}

/** What a row says, column by column, in words; the result comes before when and where. */
export function ToldFacts({ kind, told, names = {} }: Given) {
  const language = useLanguage();
  const columnOf = (field: string) => kind?.columns.find((column) => column.field === field);
  const nameOf = (field: string) =>
    kind !== undefined && columnOf(field) !== undefined
      ? columnName(kind, field, language)
      : (names[field] ?? field);
  const fields = Object.keys(told).sort(
    (one, other) => Number(columnOf(other)?.cell === 'code') - Number(columnOf(one)?.cell === 'code'),
  );
  return (
    <dl className="facts">
      {fields.map((field) => (
        <div key={field}>
          <dt>{nameOf(field)}</dt>
          <dd>
            {field === 'community' ? (
              <Community code={told[field] ?? ''} />
            ) : (
              <ToldValue column={columnOf(field)} value={told[field] ?? ''} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Whose a phone is that somebody else’s SIM is in; which community, not everybody is told. */
function Community({ code }: { code: string }) {
  const { otherCommunity } = useFindingWords();
  return code === '*' ? <>{otherCommunity}</> : <RegionName code={code} />;
}

function ToldValue({ column, value }: { column: FeedColumn | undefined; value: string }) {
  const language = useLanguage();
  if (column?.cell === 'code') return <b>{codeName(column, value, language)}</b>;
  if (column?.cell === 'instant') return <>{timeText(value)}</>;
  return column?.cell === 'region' ? <RegionName code={value} /> : <>{value}</>;
}
