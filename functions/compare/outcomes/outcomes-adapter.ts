import { hash, randomUUID } from 'node:crypto';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type RowRejectionCode, rowRejections } from '../../../schemas/feed-outcome.ts';
import { readFindingId } from '../../../schemas/finding.ts';
import { openAccountChain } from '../../shared/audit/audit-store.ts';
import { recordExport } from '../../shared/audit/record-view.ts';
import { readEnvironment } from '../../shared/environment.ts';
import { signLink } from '../../shared/objects/sign-link.ts';
import { sdkSettings } from '../../shared/sdk-settings.ts';
import { type AskedRow, findAskedRows } from '../../shared/table/asked-row-store.ts';
import { type DeclarationSources, findDeclaration } from '../../shared/table/declaration-store.ts';
import { findRun } from '../../shared/table/feed-run-store.ts';
import { findFinding } from '../../shared/table/finding-store.ts';
import { workKeys } from '../run-work.ts';
import type { OutcomeNeeds, OutcomeView } from './link-outcomes.ts';
import type { AnsweredRow } from './list-outcomes.ts';
import {
  type AnsweringCase,
  type AnsweringSearch,
  type Outcome,
  outcomeOfAsked,
  outcomeOfCases,
  outcomeOfSearch,
} from './tell-outcome.ts';

/** So many rows are looked up at a time. */
const atOnce = 25;

/** What answering a letter needs, from the settings of the function. */
export function openOutcomes(sources: DeclarationSources, now: Date): OutcomeNeeds {
  const { FEED_BUCKET: bucket } = readEnvironment('FEED_BUCKET');
  const client = new S3Client(sdkSettings);
  const chain = openAccountChain(sources);
  return {
    find: (id) => findRun(sources, id),
    rows: (id) => findRows(sources, id, now),
    record: async (view) => {
      await recordExport(chain, { ...view, id: entryOf(view) });
    },
    keep: async (id, bytes) => {
      const Key = workKeys.outcomes(id, randomUUID());
      await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: bytes }));
      return Key;
    },
    sign: (key, { name, seconds }) =>
      signLink(client, { bucket, key, name, type: 'text/csv; charset=utf-8' }, seconds),
  };
}

/** 128 bits, as an id in the chain has: by it who audits tells which list was fetched. */
const entryOf = ({ sub, at, run }: OutcomeView): string =>
  hash('sha256', JSON.stringify(['outcomes', run, sub, at]), 'base64url').slice(0, 22);

async function findRows(sources: DeclarationSources, id: string, now: Date): Promise<AnsweredRow[]> {
  const rows = await findAskedRows(sources, id);
  const told: AnsweredRow[] = [];
  for (let from = 0; from < rows.length; from += atOnce)
    told.push(
      ...(await Promise.all(
        rows.slice(from, from + atOnce).map(({ line, row }) => answer(sources, { line, row, now })),
      )),
    );
  return told;
}

async function answer(
  sources: DeclarationSources,
  { line, row, now }: { line: number; row: AskedRow | undefined; now: Date },
): Promise<AnsweredRow> {
  const own = row?.own ?? '';
  if (row === undefined) return { line, own, outcome: { state: 'deleted' } };
  if (row.came.to !== 'nothing') return { line, own, outcome: await outcomeOf(sources, row.came, now) };
  const fault = Object.keys(rowRejections).find((code): code is RowRejectionCode => code === whyOf(row));
  return fault === undefined
    ? { line, own, outcome: { state: 'repeated' } }
    : { line, own, outcome: { state: 'not-used' }, fault };
}

const whyOf = ({ came }: AskedRow): string => (came.to === 'nothing' ? came.why : '');

async function outcomeOf(
  sources: DeclarationSources,
  came: Exclude<AskedRow['came'], { to: 'nothing' }>,
  now: Date,
): Promise<Outcome> {
  if (came.to === 'search') return outcomeOfSearch(await findSearch(sources, came.finding), now);
  const cases = await Promise.all(
    came.ids.map(async (id) => {
      const [about, identity] = await Promise.all([
        findCase(sources, id),
        came.isAsked ? findFinding(sources, { subject: id, rule: 'identity-unconfirmed' }) : undefined,
      ]);
      return about && { ...about, identity };
    }),
  );
  const known = cases.filter((one) => one !== undefined);
  if (!came.isAsked) return outcomeOfCases(known, now);
  const begun = came.search === undefined ? undefined : await findSearch(sources, came.search);
  return outcomeOfAsked(known, begun, now);
}

async function findCase(sources: DeclarationSources, id: string): Promise<AnsweringCase | undefined> {
  const [about, finding] = await Promise.all([
    findDeclaration(sources, id),
    findFinding(sources, { subject: id, rule: 'outside-list-open' }),
  ]);
  return about && { state: about.state, finding };
}

async function findSearch(sources: DeclarationSources, id: string): Promise<AnsweringSearch | undefined> {
  const search = await findFinding(sources, readFindingId(id));
  const { registeredAs } = search ?? {};
  return (
    search && {
      ...search,
      turnedUp: registeredAs === undefined ? undefined : await findCase(sources, registeredAs),
    }
  );
}
