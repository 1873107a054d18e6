import { afterEach, describe, expect, it, vi } from 'vitest';
import { countOutcome } from '../../functions/shared/outcome.ts';

describe('an outcome', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  it('is one metric of its step, in the embedded metric format of CloudWatch', () => {
    vi.stubEnv('LOG_LEVEL', 'INFO');
    vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'declare');
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    countOutcome('refused', 2);
    const line = JSON.parse(String(write.mock.calls[0]?.[0])) as Record<string, unknown>;
    expect(line).toMatchObject({
      service: 'declare',
      refused: 2,
      _aws: {
        CloudWatchMetrics: [
          { Namespace: 'Baobei', Dimensions: [['service']], Metrics: [{ Name: 'refused' }] },
        ],
      },
    });
  });
});
