import { feedKinds } from '../../../schemas/feed-kind.ts';
import { feedKindId } from '../../../schemas/feed-kind-id.ts';
import { type FeedRun, feedFileRequest } from '../../../schemas/feed-run.ts';
import { type Answers, notFound, ok, refused } from './fake-answer.ts';
import { afternoon, aRun, someRuns } from './some-feeds.ts';

/** Where files are fetched: another origin, as a bucket is. */
export const store = 'https://feeds.test';

/** Files of feeds: one that came is read when it has been asked for twice, and done the time after. */
export function fakeFeeds(region: string) {
  let runs = someRuns();
  let isTold = true;
  const arrived: { run: FeedRun; asked: number }[] = [];
  const expiresAt = new Date(afternoon.getTime() + 900_000).toISOString();
  const link = (path: string) => ({ status: 201, body: { url: `${store}/${path}`, expiresAt } });
  const told = (): FeedRun[] => {
    for (const one of arrived) one.asked += 1;
    const seen = arrived
      .filter(({ asked }) => asked > 1)
      .map(({ run, asked }) => (asked > 2 ? done(run) : run));
    return [...seen.toReversed(), ...runs];
  };
  const isProvince = region.length === 2;
  const answers: Answers = [
    [/^GET \/v1\/feeds$/, () => ok({ kinds: feedKinds })],
    [/^GET \/v1\/feed-runs$/, () => ok({ runs: told() })],
    [
      /^POST \/v1\/feeds\/([^/]+)\/files$/,
      ({ body }, kind) => {
        const { name, content } = feedFileRequest.parse(body);
        if (!isProvince) return refused(403, 'forbidden', '您的角色不能这样做。');
        const run = aRun(0, { kind: feedKindId.parse(kind), name });
        if (isTold) arrived.push({ run, asked: 0 });
        return { status: 201, body: { name, bytes: Buffer.from(content, 'base64').length } };
      },
    ],
    [
      /^POST \/v1\/feed-runs\/([^/]+)\/rejected$/,
      (_, id) => (isProvince && runs.some((run) => run.id === id) ? link('rejected.csv') : notFound()),
    ],
  ];
  return {
    answers,
    /** No file has come. */
    clear: () => {
      runs = [];
    },
    /** Files are taken, and their runs are not begun. */
    stall: () => {
      isTold = false;
    },
  };
}

function done(run: FeedRun): FeedRun {
  const none = { candidates: 0, kept: 0, repeated: 0 };
  return {
    ...run,
    state: 'done',
    endedAt: new Date(afternoon.getTime() + 3_000).toISOString(),
    counts: { ...none, rows: 3, matched: 1, dropped: 1, rejected: 1 },
    applied: { facts: 1, known: 0, others: 0, asked: 0, sought: 0 },
  };
}
