import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { readEnvironment } from '../shared/environment.ts';
import { sdkSettings } from '../shared/sdk-settings.ts';

/** Starts executions of the machine of the feeds; one that has a name already is the same. */
export function openMachine(): (name: string, input: unknown) => Promise<void> {
  const { FEED_MACHINE: stateMachineArn } = readEnvironment('FEED_MACHINE');
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
