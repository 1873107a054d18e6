import { Alert, Button } from 'antd';
import {
  type RegionReport,
  type Reminder,
  type ReminderRequest,
  reminder,
} from '../../../schemas/report-progress.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { clockText } from '../words/day-words.ts';
import { count } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';
import { reportPath, reportProblemOf } from './report-queries.ts';
import { useReportAction } from './use-report-action.ts';
import { useReportWords } from './words/use-report-words.ts';

/** Has everybody who is missing reminded once more; when that was done last, and when it can be done again, is said. */
export function RemindButton({ told }: { told: RegionReport }) {
  const words = useWords();
  const { remind: says } = useReportWords();
  const { day, region, remindedAt } = told;
  const { mutate, data, error, isPending } = useReportAction<ReminderRequest, Reminder>({
    path: `${reportPath(day)}/reminders`,
    answer: reminder,
  });
  const againAt = reportProblemOf(error)?.againAt;
  return (
    <div className="remind">
      <Button type="primary" loading={isPending} onClick={() => mutate({ region: region.code })}>
        {says.button}
      </Button>
      {remindedAt !== undefined && <p className="soft small figures">{says.last(clockText(remindedAt))}</p>}
      {error !== null && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={sentenceOf(error, words)}
          description={againAt !== undefined && says.again(clockText(againAt))}
        />
      )}
      {data !== undefined && (
        <Alert
          type="success"
          showIcon
          role="status"
          title={says.done(count(data.communities))}
          description={says.again(clockText(data.againAt))}
        />
      )}
    </div>
  );
}
