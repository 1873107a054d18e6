import { controlMeasureNames, namesIn } from '../../../schemas/code-names.ts';
import { isRealDate } from '../../../schemas/shanghai-day.ts';
import { RegionName } from '../shell/region-name.tsx';
import { dayText, timeText } from '../words/day-words.ts';
import { useLanguage } from '../words/use-words.ts';
import { useFindingWords } from './words/use-finding-words.ts';

type Told = Readonly<Record<string, string>>;

/** What is owed of a case, or stands on the list of risk areas, in words: no feed says it. */
export function OwedFacts({ told }: { told: Told }) {
  const words = useFindingWords();
  return (
    <dl className="facts">
      {Object.entries(told).map(([field, value]) => (
        <div key={field}>
          <dt>{words.told[field] ?? field}</dt>
          <dd>
            <OwedValue field={field} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function OwedValue({ field, value }: { field: string; value: string }) {
  const words = useFindingWords();
  const language = useLanguage();
  const names: Readonly<Record<string, Told>> = {
    measure: namesIn(controlMeasureNames, language),
    level: words.riskLevel,
  };
  if (field === 'region') return <RegionName code={value} />;
  if (isRealDate(value)) return <>{dayText(value, language)}</>;
  if (value.includes('T')) return <>{timeText(value)}</>;
  return <>{names[field]?.[value] ?? value}</>;
}
