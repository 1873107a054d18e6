import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { readEnvironment } from '../shared/environment.ts';
import { sdkSettings } from '../shared/sdk-settings.ts';

/** Starts executions of a machine, by the setting that names it; one that has a name already is the same. */
export function openMachine(
  setting: 'FEED_MACHINE' | 'CITY_MACHINE' = 'FEED_MACHINE',
): (name: string, input: unknown) => Promise<void> {
  const stateMachineArn = readEnvironment(setting)[setting];
  const machines = new SFNClient(sdkSettings);
  return async (name, input) => {
    const start = new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) });
    try {
      await machines.send(start);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ExecutionAlreadyExists') throw error;
    }
  };
}
