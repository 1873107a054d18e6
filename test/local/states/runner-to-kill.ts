import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { argv, kill, pid } from 'node:process';
import { openClock } from '../../../scripts/local/clock/clock.ts';
import { functionArn, midnight, named, start } from './support.ts';

/**
 * A runner of one execution, that ends itself as `kill -9` would at the n-th invocation of a function: before it, or
 * after it and before anything is written down. Prints how the execution ended when it gets that far.
 */
const [, , dataFolder = '', journalOfCalls = '', killAt = '0', when = 'before'] = argv;

const task = (name: string, more: object = {}): object => ({
  Type: 'Task',
  Resource: functionArn(name),
  ...more,
});
const alone = (name: string, state: object): object => ({
  StartAt: name,
  States: { [name]: { ...state, End: true } },
});
const definition = {
  StartAt: 'Prepare',
  States: {
    Prepare: task('prepare', {
      Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 600 }],
      Next: 'Wait for the hour',
    }),
    'Wait for the hour': { Type: 'Wait', Seconds: 3_600, Next: 'Draft each' },
    'Draft each': {
      Type: 'Map',
      ItemsPath: '$.townships',
      MaxConcurrency: 2,
      ItemProcessor: alone('Draft', task('draft')),
      ResultPath: '$.drafts',
      Next: 'Close',
    },
    Close: {
      Type: 'Parallel',
      Branches: [alone('File', task('file')), alone('Remind', task('remind'))],
      ResultPath: '$.closed',
      Catch: [{ ErrorEquals: ['Refused'], ResultPath: '$.refused', Next: 'Tell' }],
      Next: 'Tell',
    },
    Tell: task('tell', { End: true }),
  },
};

let calls = 0;
function called(name: string, answer: (times: number) => unknown): unknown {
  calls += 1;
  if (calls === Number(killAt) && when === 'before') kill(pid, 'SIGKILL');
  appendFileSync(journalOfCalls, `${name}\n`);
  try {
    return answer(readFileSync(journalOfCalls, 'utf8').split(`${name}\n`).length - 1);
  } finally {
    if (calls === Number(killAt)) kill(pid, 'SIGKILL');
  }
}
const functions = {
  prepare: () =>
    called('prepare', (times) => {
      if (times === 1) throw named('Busy');
      return { townships: ['a', 'b', 'c'] };
    }),
  draft: (code: string) => called(`draft ${code}`, () => `draft of ${code}`),
  file: () => called('file', () => 'filed'),
  remind: () =>
    called('remind', () => {
      throw named('Refused');
    }),
  tell: (event: never) => called('tell', () => event),
};

writeFileSync(journalOfCalls, '', { flag: 'a' });
const clock = openClock(midnight);
const { machines, arn } = await start({ definition, functions, clock, dataFolder });
const executionArn = `${arn.replace('stateMachine', 'execution')}:report-2026-01-20`;
if (machines.describe(executionArn) === undefined) await machines.start(arn, {}, 'report-2026-01-20');
await clock.advance(3 * 3_600_000);
const { status, output, transitions } = await machines.ended(executionArn);
await machines.stop();
clock.stop();
console.log(JSON.stringify({ status, output, transitions }));
