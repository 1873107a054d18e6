import { openClock } from '../../../scripts/local/clock/clock.ts';
import { startEngines } from '../../../scripts/local/engines/start-engines.ts';
import { aModel } from '../gateway/a-model.ts';

/** Started as a process of its own: runs the engines on the folder that it is given, until it is killed. */
const [, , dataFolder = ''] = process.argv;
await startEngines({
  model: aModel(),
  dataFolder,
  clock: openClock(),
  log: () => undefined,
  engine: 'dynoxide',
});
console.log('running');
