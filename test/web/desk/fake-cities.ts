import { checked } from '../../../functions/shared/checked.ts';
import { RefusedError } from '../../../functions/shared/errors.ts';
import { type CityConflict, cityDecisionRequest } from '../../../schemas/city-conflict.ts';
import { type CityImport, cityFileRequest, cityUploadRequest } from '../../../schemas/city-import.ts';
import { type CityMapping, cityMappingRequest } from '../../../schemas/city-mapping.ts';
import {
  type CityDay,
  type CitySystem,
  cityDayRequest,
  cityStateRequest,
} from '../../../schemas/city-system.ts';
import type { Actor } from '../../../schemas/declaration.ts';
import { afternoon } from '../../support/builders.ts';
import { type Answers, type FakeAnswer, type FakeCall, notFound, ok, orRefused } from './fake-answer.ts';
import {
  aMapping,
  anImport,
  asDone,
  someConflicts,
  someDays,
  someImports,
  someSystems,
} from './some-cities.ts';

const at = afternoon.toISOString();
/** So many imports are told at a time. */
const importsAtATime = 4;
/** Where large files are put: of the site's own origin, because its policy allows no other here. */
export const uploads = 'https://desk.test/uploads/1';
export const outcomesUrl = 'https://desk.test/uploads/outcomes.csv';

/** Cities' own systems as the schemas promise them; an import is read when it is asked for the second time. */
export function fakeCities(by: Actor) {
  let systems = someSystems();
  let imports = someImports();
  let conflicts = someConflicts();
  let days = someDays();
  let mapping: CityMapping | undefined = aMapping();
  const names = new Set<string>();
  const arrive = (name: string, isDryRun: boolean) => {
    imports = [anImport(0, { name, isDryRun }), ...imports];
  };
  const tell = (): CityImport[] => {
    const told = imports;
    imports = imports.map((one) =>
      one.state === 'reading' ? asDone(one, { rows: 3, filed: 2, rejected: 1 }) : one,
    );
    return told;
  };
  const system = (city: string): CitySystem | undefined => systems.find((one) => one.city === city);
  const seen = ({ headers }: FakeCall, version: number) => {
    if (headers['if-match'] !== `"${version}"`) throw new RefusedError('version-stale', 412);
  };

  const decide = (call: FakeCall, city: string): FakeAnswer => {
    const { reason, ...content } = checked(cityStateRequest, call.body);
    const before = system(city);
    if (before === undefined) return notFound();
    seen(call, before.version);
    const since = before.state === content.state ? before.since : at;
    const after = { ...before, ...content, since, version: before.version + 1, decided: { at, by, reason } };
    systems = systems.map((one) => (one.city === city ? after : one));
    return ok(after);
  };
  const map = (call: FakeCall, city: string): FakeAnswer => {
    const content = checked(cityMappingRequest, call.body);
    seen(call, mapping?.version ?? 0);
    mapping = { ...content, city, version: (mapping?.version ?? 0) + 1, at, by };
    return ok(mapping);
  };
  const take = ({ body }: FakeCall): FakeAnswer => {
    const { name, content, isDryRun = false } = checked(cityFileRequest, body);
    const again = names.has(`${name}${isDryRun}`);
    names.add(`${name}${isDryRun}`);
    if (!again) arrive(name, isDryRun);
    return { status: 202, body: { name, bytes: Buffer.from(content, 'base64').length, again } };
  };
  const settle = ({ body }: FakeCall, _: string, id: string): FakeAnswer => {
    const { decision: kind, reason } = checked(cityDecisionRequest, body);
    const found = conflicts.find((one) => one.id === id);
    if (found === undefined) return notFound();
    const decided: CityConflict = { ...found, decision: { kind, at, by, reason } };
    conflicts = conflicts.map((one) => (one.id === id ? decided : one));
    return { status: 201, body: decided };
  };
  const count = ({ body }: FakeCall, _: string, day: string): FakeAnswer => {
    const theirs = { ...checked(cityDayRequest, body), at };
    days = days.map((one): CityDay => (one.day === day ? { ...one, theirs } : one));
    return ok(days.find((one) => one.day === day));
  };
  const open = () => conflicts.filter(({ decision }) => decision === undefined).length;
  const link = (url: string): FakeAnswer => ({
    status: 201,
    body: { url, expiresAt: new Date(afternoon.getTime() + 300_000).toISOString() },
  });

  const answers: Answers = [
    [
      /^GET \/v1\/city-systems$/,
      () => ok({ systems: systems.filter(({ city }) => city.startsWith(by.place)) }),
    ],
    [/^PUT \/v1\/city-systems\/(\d{4})$/, decide],
    [
      /^GET \/v1\/city-systems\/\d{4}\/imports$/,
      ({ query: { before } }) => {
        const all = tell();
        const from = before === undefined ? 0 : all.findIndex(({ id }) => id === before) + 1;
        const shown = all.slice(from, from + importsAtATime);
        const isMore = all.length > from + importsAtATime;
        return ok({ imports: shown, ...(isMore && { next: shown.at(-1)?.id }) });
      },
    ],
    [/^GET \/v1\/city-systems\/\d{4}\/conflicts$/, () => ok({ conflicts, open: open() })],
    [/^GET \/v1\/city-systems\/\d{4}\/counts$/, () => ok({ days })],
    [/^GET \/v1\/city-systems\/\d{4}\/mapping$/, () => ok({ mapping: mapping ?? null })],
    [/^PUT \/v1\/city-systems\/(\d{4})\/mapping$/, map],
    [/^POST \/v1\/city-systems\/\d{4}\/files$/, take],
    [
      /^POST \/v1\/city-systems\/\d{4}\/uploads$/,
      ({ body }) => {
        const { name, isDryRun = false } = checked(cityUploadRequest, body);
        arrive(name, isDryRun);
        return link(uploads);
      },
    ],
    [/^POST \/v1\/city-systems\/\d{4}\/imports\/[^/]+\/outcomes$/, () => link(outcomesUrl)],
    [/^POST \/v1\/city-systems\/(\d{4})\/conflicts\/([^/]+)\/decision$/, settle],
    [/^PUT \/v1\/city-systems\/(\d{4})\/counts\/([\d-]+)$/, count],
  ];
  return {
    answers: answers.map(([pattern, answer]): Answers[number] => [pattern, orRefused(answer)]),
    /** Nothing has come, and nothing is mapped. */
    clear: () => {
      [imports, conflicts, mapping] = [[], [], undefined];
      systems = systems.map(({ mapping: _mapping, lastImportAt: _last, ...one }) => ({
        ...one,
        openConflicts: 0,
      }));
    },
    /** Somebody else saves the mapping, and decides how far the city has merged in. */
    overtake: () => {
      if (mapping !== undefined)
        mapping = { ...mapping, version: mapping.version + 1, privacyNotice: '2026-2' };
      systems = systems.map((one) => ({ ...one, version: one.version + 1 }));
    },
  };
}
