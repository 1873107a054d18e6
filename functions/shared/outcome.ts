/**
 * How something ended (style.md 26). What was answered well is not among them: API Gateway counts requests by itself, and a
 * line of log for each would cost more than the answer.
 */
export type Outcome = 'invalid' | 'refused' | 'unexpected' | 'handled' | 'failed' | 'set-aside';

/** Counts an outcome as one metric of the step, in CloudWatch's embedded metric format: a line of log, no call. */
export function countOutcome(outcome: Outcome, times = 1): void {
  if (process.env['LOG_LEVEL'] === 'SILENT') return;
  const metric = {
    Namespace: process.env['POWERTOOLS_METRICS_NAMESPACE'] ?? 'Baobei',
    Dimensions: [['service']],
    Metrics: [{ Name: outcome, Unit: 'Count' }],
  };
  const line = {
    _aws: { Timestamp: Date.now(), CloudWatchMetrics: [metric] },
    service: process.env['POWERTOOLS_SERVICE_NAME'],
    [outcome]: times,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
