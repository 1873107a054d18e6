import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import {
  cityFileRequest,
  cityImportQuery,
  cityRowsRequest,
  cityUploadRequest,
} from '../../../schemas/city-import.ts';
import { cityMappingRequest } from '../../../schemas/city-mapping.ts';
import { cityDayRequest, cityStateRequest } from '../../../schemas/city-system.ts';
import { mostRowBytes } from '../../../schemas/feed-rows.ts';
import { feedRunId, mostSentBytes } from '../../../schemas/feed-run.ts';
import { day } from '../../../schemas/text.ts';
import { actorOf, type Caller } from '../../shared/access/authorise.ts';
import { checked } from '../../shared/checked.ts';
import { notFound } from '../../shared/errors.ts';
import { type Answer, accepted, created, ok, versionTag } from '../../shared/http/answers.ts';
import { versionOf } from '../../shared/http/if-match.ts';
import { readRequest } from '../../shared/http/read-request.ts';
import { findImport, findImports } from '../../shared/table/city-import-store.ts';
import { findCityMapping, keepCityMapping } from '../../shared/table/city-mapping-store.ts';
import { findCitySystem, keepCitySystem } from '../../shared/table/city-system-store.ts';
import type { FeedSending } from '../../shared/table/feed-sender-store.ts';
import { findRegion } from '../../shared/table/region-store.ts';
import type { Table } from '../../shared/table/table.ts';
import { tellFewFaults } from '../rows/tell-few-faults.ts';
import type { openSending } from '../sending-adapter.ts';
import { openDays, openSystems, standingOf } from './cities-adapter.ts';
import { compareDays, tellCityDay } from './compare-days.ts';
import { decideState } from './decide-state.ts';
import { linkOutcomes } from './link-outcomes.ts';
import { type ImportsNeeds, listImports } from './list-imports.ts';
import { tellSystem } from './list-systems.ts';
import { putMapping } from './put-mapping.ts';
import { rowsAsCsv } from './rows-as-csv.ts';
import { placeOfFile, requireConnected, takeCityRows } from './take-import.ts';

interface Asked {
  event: APIGatewayProxyEventV2WithJWTAuthorizer;
  caller: Caller;
  city: string;
  now: Date;
}

type Route = (asked: Asked) => Promise<Answer>;
type Bucket = ReturnType<typeof openSending>;

/** As Base64, with the name beside it. */
const filesBound = { bytes: mostSentBytes * 1.4, code: 'too-large' } as const;
const rowsBound = { bytes: mostRowBytes, code: 'feed-rows.large' } as const;
/** An item of the table has 400 KB. */
const mappingBound = { bytes: 350 * 1_024, code: 'too-large' } as const;
const uploadSeconds = 15 * 60;

/** One line of reading, asking and answering for each route below a city’s (schemas/access.ts). */
export function cityRoutes(table: Table, bucket: Bucket): Readonly<Partial<Record<string, Route>>> {
  const days = openDays(table);
  return {
    ...settingRoutes(table),
    ...sendingRoutes(table, bucket),
    'GET /v1/city-systems/{city}/imports': async ({ event, city, now }) => {
      const query = checked(cityImportQuery, event.queryStringParameters ?? {});
      const find: ImportsNeeds['find'] = (asked) => findImports(table, city, asked);
      return ok(await listImports({ find }, query, now));
    },
    'POST /v1/city-systems/{city}/imports/{id}/outcomes': async ({ event, city, now }) => {
      const id = feedRunId.safeParse(event.pathParameters?.['id']);
      if (!id.success) throw notFound();
      const found = await findImport(table, { city, id: id.data });
      return created(await linkOutcomes(bucket.signRejected, found, now));
    },
    'GET /v1/city-systems/{city}/counts': async ({ city, now }) =>
      ok({ days: await compareDays(days, city, now) }),
    'PUT /v1/city-systems/{city}/counts/{day}': async ({ event, city, now }) => {
      const of = day.safeParse(event.pathParameters?.['day']);
      if (!of.success) throw notFound();
      const { content: told } = readRequest(cityDayRequest, event);
      return ok(await tellCityDay(days, { city, day: of.data, told, now }));
    },
  };
}

/** How far a city has merged in, and how its files are read. */
function settingRoutes(table: Table): Readonly<Record<string, Route>> {
  const systems = openSystems(table);
  return {
    'PUT /v1/city-systems/{city}': async ({ event, caller, city, now }) => {
      const version = versionOf(event.headers);
      const { content: request } = readRequest(cityStateRequest, event);
      if ((await findRegion(table, city)) === undefined) throw notFound();
      const needs = {
        find: (one: string) => findCitySystem(table, one),
        keep: (decided: Parameters<typeof keepCitySystem>[1]) => keepCitySystem(table, decided),
      };
      const decided = await decideState(needs, { city, request, version, by: actorOf(caller), now });
      const [known] = await systems.of([city], now);
      if (known === undefined) throw notFound();
      return ok(tellSystem({ ...known, decided }, now), versionTag(decided.version));
    },
    'GET /v1/city-systems/{city}/mapping': async ({ city }) => {
      const mapping = await findCityMapping(table, city);
      return ok({ mapping: mapping ?? null }, versionTag(mapping?.version ?? 0));
    },
    'PUT /v1/city-systems/{city}/mapping': async ({ event, caller, city, now }) => {
      const version = versionOf(event.headers);
      const { content: request } = tellFewFaults(() => readRequest(cityMappingRequest, event, mappingBound));
      const needs = {
        find: (one: string) => findCityMapping(table, one),
        keep: (mapping: Parameters<typeof keepCityMapping>[1]) => keepCityMapping(table, mapping),
      };
      const mapping = await putMapping(needs, { city, request, version, by: actorOf(caller), now });
      return ok(mapping, versionTag(mapping.version));
    },
  };
}

/** What a city sends, in one of three ways. */
function sendingRoutes(table: Table, bucket: Bucket): Readonly<Record<string, Route>> {
  const admit = async (city: string, isDryRun: boolean): Promise<void> => {
    requireConnected(await standingOf(table, city), isDryRun);
  };
  const sending = ({ caller, now }: Asked): FeedSending => ({ by: actorOf(caller), at: now });
  const askedBy = ({ caller }: Asked, key: string): string => `${caller.staff.sub}#${key}`;
  return {
    'POST /v1/city-systems/{city}/files': async (asked) => {
      const { content: sent, idempotencyKey, mark } = readRequest(cityFileRequest, asked.event, filesBound);
      const { name, content, isDryRun = false } = sent;
      await admit(asked.city, isDryRun);
      const bytes = Buffer.from(content, 'base64');
      const key = placeOfFile({ city: asked.city, isDryRun, asked: askedBy(asked, idempotencyKey) });
      const isNew = await bucket.put(key, bytes, { ...sending(asked), name, mark });
      return accepted({ name, bytes: bytes.length, again: !isNew });
    },
    'POST /v1/city-systems/{city}/uploads': async (asked) => {
      const { content, idempotencyKey, mark } = readRequest(cityUploadRequest, asked.event);
      const { name, isDryRun = false } = content;
      await admit(asked.city, isDryRun);
      const key = placeOfFile({ city: asked.city, isDryRun, asked: askedBy(asked, idempotencyKey) });
      const url = await bucket.signUpload(key, uploadSeconds, { ...sending(asked), name, mark });
      const expiresAt = new Date(asked.now.getTime() + uploadSeconds * 1_000).toISOString();
      return created({ url, expiresAt });
    },
    'POST /v1/city-systems/{city}/rows': async (asked) => {
      const { content, idempotencyKey, mark } = tellFewFaults(() =>
        readRequest(cityRowsRequest, asked.event, rowsBound),
      );
      const { rows, isDryRun = false } = content;
      await admit(asked.city, isDryRun);
      const put = (key: string, bytes: Buffer, name: string) =>
        bucket.put(key, bytes, { ...sending(asked), name, mark });
      const named = { city: asked.city, isDryRun, asked: askedBy(asked, idempotencyKey) };
      return accepted(await takeCityRows(put, { ...named, bytes: rowsAsCsv(rows) }));
    },
  };
}
