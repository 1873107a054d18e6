import { addDays } from '../../../schemas/shanghai-day.ts';
import { Icon } from '../../look/icon.tsx';
import { hashOf } from '../address.ts';
import { count } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';
import { missingOf } from './missing-of.ts';
import { useRegionReport } from './report-queries.ts';

/** On the overview: how many communities have not reported yesterday, while its report is open (requirements E2). */
export default function MissingNeed({ region, today }: { region: string; today: string }) {
  const words = useWords();
  const day = addDays(today, -1);
  const { data } = useRegionReport(region, day);
  // Outside the season, and outside one's own area, there is none to tell of.
  if (data?.state !== 'open') return null;
  const missing = missingOf(data.total);
  // Until the time to confirm is over, nobody is late.
  const isUrgent = missing > 0 && data.asOf >= data.confirmBy;
  return (
    <li className={isUrgent ? 'need need-urgent' : 'need'}>
      <a href={hashOf({ screen: 'reports', region, day })} className="need-value figures">
        {isUrgent && <Icon name="alert" size={18} />}
        {count(missing)}
      </a>
      <span>{words.need.reports}</span>
    </li>
  );
}
