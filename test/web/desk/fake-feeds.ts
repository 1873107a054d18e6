import { type FeedRelease, feedReleaseRequest, releasesNeeded } from '../../../schemas/feed-guard.ts';
import { feedKinds } from '../../../schemas/feed-kind.ts';
import { feedKindId } from '../../../schemas/feed-kind-id.ts';
import { type FeedRun, type FeedRunList, feedUploadRequest } from '../../../schemas/feed-run.ts';
import { type Answers, notFound, ok, refused } from './fake-answer.ts';
import { mandateAnswers } from './fake-mandates.ts';
import { afternoon, aHeldRun, aRun, someRuns } from './some-feeds.ts';

/** Where files are fetched: another origin, as a bucket is. */
export const store = 'https://feeds.test';

/** Files of feeds: one that came is read when it has been asked for twice, and done the time after. */
export function fakeFeeds(region: string) {
  let runs = someRuns();
  let isTold = true;
  let offered: FeedRun | undefined;
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
    [/^GET \/v1\/feed-runs$/, () => ok({ runs: told(), last: lastOf(runs) })],
    ...mandateAnswers(region),
    [
      /^POST \/v1\/feeds\/([^/]+)\/uploads$/,
      ({ body }, kind) => {
        const { name } = feedUploadRequest.parse(body);
        if (!isProvince) return refused(403, 'forbidden', '您的角色不能这样做。');
        offered = aRun(0, { kind: feedKindId.parse(kind), name });
        return link(`incoming/${kind}/1.csv`);
      },
    ],
    [
      /^POST \/v1\/feed-runs\/([^/]+)\/rejected$/,
      (_, id) => (isProvince && runs.some((run) => run.id === id) ? link('rejected.csv') : notFound()),
    ],
  ];
  const outcomes: Answers[number] = [
    /^POST \/v1\/feed-runs\/([^/]+)\/outcomes$/,
    (_, id) => (isProvince && runs.some((run) => run.id === id) ? link('outcomes.csv') : notFound()),
  ];
  const decide: Answers[number] = [
    /^POST \/v1\/feed-runs\/([^/]+)\/release$/,
    ({ body }, id) => {
      const { reason } = feedReleaseRequest.parse(body);
      const found = runs.find((run) => run.id === id);
      if (found === undefined) return notFound();
      const by = { sub: `${isProvince ? 'province' : 'city'}-${region}`, place: region };
      const releases = [...(found.releases ?? []), { by, at: afternoon.toISOString(), reason }];
      const state = releases.length < releasesNeeded ? 'held' : 'reading';
      const released: FeedRun = { ...found, releases, state };
      runs = runs.map((run) => (run.id === id ? released : run));
      return { status: 201, body: released };
    },
  ];
  return {
    answers: [...answers, outcomes, decide],
    /** A list from outside was looked through. */
    answerLetter: (more: Partial<FeedRun> = {}) => {
      runs = [{ ...done(aRun(1, { kind: 'outside-list', name: '外省名单.csv' })), ...more }, ...runs];
    },
    /** What was offered a place is put there. */
    put: () => {
      if (isTold && offered !== undefined) arrived.push({ run: offered, asked: 0 });
    },
    /** A run that would flag too many people, with who has released it. */
    hold: (releases: FeedRelease[] = []) => {
      runs = [...runs, aHeldRun(releases)].toSorted((one, other) => (one.id < other.id ? 1 : -1));
    },
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

/** Of each kind the last file that could be used. */
function lastOf(runs: readonly FeedRun[]): FeedRunList['last'] {
  const usable = runs.filter(({ state }) => state === 'done').toReversed();
  return [
    ...new Map(usable.map(({ kind, id: run, receivedAt }) => [kind, { kind, run, receivedAt }])).values(),
  ];
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
