import { Tooltip } from 'antd';
import { metricOf } from '../../../schemas/metric.ts';
import { useLanguage } from '../words/use-words.ts';

/** The name of a metric as the dictionary has it; its definition comes with the pointer, the keyboard or a tap. */
export function Term({ metric, name }: { metric: string; name?: string }) {
  const language = useLanguage();
  const said = metricOf(metric);
  if (said === undefined) return <>{name ?? metric}</>;
  return (
    <Tooltip title={said.definition[language]} trigger={['hover', 'focus', 'click']}>
      <button type="button" className="term">
        {name ?? said.name[language]}
      </button>
    </Tooltip>
  );
}
