import type { ApiFunctionSettings } from '../constructs/api-function.ts';
import type { TableNeeds } from '../constructs/grants.ts';

/** A function of an API: what it answers, and what it may do for that. */
export interface ApiFunction extends ApiFunctionSettings, TableNeeds {
  id: string;
  /** Has messages sent: one-time codes, and that a case waits at a community. */
  notifies?: boolean;
  /** Has lists written into files, and gives these out. */
  exports?: boolean;
  /** Takes files of feeds, gives out the lists of what was rejected, and has noted what was held once it is released. */
  feeds?: boolean;
  /** Takes files of cities, and gives out the lists of what came of their rows. */
  cityFiles?: boolean;
  /** Gives out what came of the rows of lists from outside. */
  answersLetters?: boolean;
  /** Has cases judged by the rules of comparison. */
  judges?: boolean;
  /** Knows which numbers are of the dedicated range. */
  numbers?: boolean;
  /** Gives out the files of daily reports, and makes what nobody has fetched. */
  reports?: boolean;
}

const declaration = '/v1/declarations/{id}';

export const citizenFunctions: readonly ApiFunction[] = [
  {
    id: 'DeclareSubmit',
    entry: 'declare/submit',
    timeoutSeconds: 10,
    routes: ['POST /v1/declarations'],
    table: ['GetItem', 'PutItem', 'ConditionCheckItem', 'UpdateItem'],
    fieldKeys: 'seal',
  },
  {
    id: 'DeclareManage',
    entry: 'declare/manage',
    timeoutSeconds: 10,
    routes: [
      'GET /v1/declarations',
      `GET ${declaration}`,
      `PUT ${declaration}`,
      `POST ${declaration}/withdrawal`,
      `POST ${declaration}/messages`,
      `PUT ${declaration}/receipt`,
    ],
    table: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'],
    indexes: ['phone'],
    fieldKeys: 'seal',
  },
  {
    id: 'DeclareSession',
    entry: 'declare/session',
    timeoutSeconds: 10,
    routes: ['POST /v1/citizen/codes', 'POST /v1/citizen/sessions'],
    table: ['GetItem', 'PutItem', 'UpdateItem'],
    fieldKeys: 'open',
    notifies: true,
  },
  {
    id: 'DeclarePoster',
    entry: 'declare/poster',
    timeoutSeconds: 5,
    memoryMegabytes: 256,
    routes: ['GET /d/{community}'],
  },
  {
    id: 'DeclareNotFound',
    entry: 'declare/not-found',
    timeoutSeconds: 5,
    memoryMegabytes: 256,
    routes: ['$default'],
  },
];

export const staffFunctions: readonly ApiFunction[] = [
  {
    id: 'VerifyWorklist',
    entry: 'verify/worklist',
    timeoutSeconds: 10,
    routes: ['GET /v1/worklist'],
    table: ['GetItem', 'BatchGetItem'],
    indexes: ['place'],
    // Signs page cursors.
    fieldKeys: 'open',
  },
  {
    id: 'VerifyList',
    entry: 'verify/list',
    timeoutSeconds: 10,
    routes: ['GET /v1/declarations'],
    table: ['GetItem', 'Query'],
    indexes: ['place'],
    // Signs page cursors.
    fieldKeys: 'open',
  },
  {
    id: 'VerifyCase',
    entry: 'verify/case',
    timeoutSeconds: 10,
    routes: [
      `GET ${declaration}`,
      `POST ${declaration}/unmasking`,
      `GET ${declaration}/views`,
      `GET ${declaration}/comparisons`,
    ],
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
    fieldKeys: 'open',
  },
  {
    id: 'VerifyRecord',
    entry: 'verify/record',
    timeoutSeconds: 10,
    routes: [`POST ${declaration}/verifications`],
    table: ['GetItem', 'Query', 'UpdateItem'],
    fieldKeys: 'seal',
  },
  {
    id: 'VerifyTransfer',
    entry: 'verify/transfer',
    timeoutSeconds: 10,
    routes: [
      `POST ${declaration}/transfers`,
      `POST ${declaration}/transfers/{n}/acceptance`,
      `POST ${declaration}/transfers/{n}/refusal`,
      `POST ${declaration}/claims/{claim}/settlement`,
    ],
    table: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
    fieldKeys: 'open',
    notifies: true,
  },
  {
    id: 'OrganisationMe',
    entry: 'organisation/me',
    timeoutSeconds: 10,
    routes: ['GET /v1/me'],
    table: ['GetItem'],
    fieldKeys: 'open',
  },
  {
    id: 'OrganisationRegions',
    entry: 'organisation/regions',
    timeoutSeconds: 10,
    routes: ['GET /v1/regions/{code}'],
    table: ['GetItem', 'Query'],
  },
  {
    id: 'OrganisationBreakGlass',
    entry: 'organisation/break-glass',
    timeoutSeconds: 10,
    routes: ['POST /v1/break-glass', 'GET /v1/break-glass'],
    table: ['GetItem', 'Query', 'PutItem'],
    fieldKeys: 'seal',
    notifies: true,
  },
  {
    id: 'OrganisationCapacities',
    entry: 'organisation/capacities',
    timeoutSeconds: 10,
    routes: ['PUT /v1/capacities/{region}', 'GET /v1/capacities'],
    table: ['GetItem', 'Query', 'PutItem'],
  },
  {
    id: 'OrganisationEquipment',
    entry: 'organisation/equipment',
    timeoutSeconds: 30,
    routes: [
      'GET /v1/equipment/{region}',
      'PUT /v1/equipment/{region}',
      'POST /v1/equipment/{region}/steps',
      'POST /v1/equipment/{region}/imports',
    ],
    table: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    // What stands for a device in what operators tell.
    fieldKeys: 'open',
    judges: true,
    numbers: true,
  },
  {
    id: 'CompareFindings',
    entry: 'compare/findings',
    timeoutSeconds: 10,
    routes: ['GET /v1/findings', 'GET /v1/findings/{id}', 'POST /v1/findings/{id}/steps'],
    table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    indexes: ['place'],
    fieldKeys: 'seal',
    notifies: true,
    judges: true,
  },
  {
    id: 'CompareRiskAreas',
    entry: 'compare/risk-areas',
    timeoutSeconds: 10,
    routes: ['GET /v1/risk-areas', 'POST /v1/risk-areas'],
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
    judges: true,
  },
  {
    id: 'CompareRiskAreaImports',
    entry: 'compare/risk-area-imports',
    timeoutSeconds: 30,
    routes: ['POST /v1/risk-areas/import-previews', 'POST /v1/risk-areas/imports'],
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
    judges: true,
  },
  {
    id: 'StatisticsView',
    entry: 'statistics/view',
    timeoutSeconds: 30,
    routes: ['GET /v1/statistics'],
    table: ['GetItem', 'BatchGetItem', 'Query'],
  },
  {
    id: 'StatisticsDrift',
    entry: 'statistics/drift',
    timeoutSeconds: 10,
    routes: ['GET /v1/statistics/drift'],
    table: ['GetItem', 'Query'],
  },
  {
    id: 'StatisticsForecast',
    entry: 'statistics/forecast',
    timeoutSeconds: 30,
    routes: ['GET /v1/forecast'],
    table: ['GetItem', 'BatchGetItem', 'Query'],
  },
  {
    id: 'StatisticsMetrics',
    entry: 'statistics/metrics',
    timeoutSeconds: 10,
    routes: ['GET /v1/metrics'],
    table: ['GetItem'],
  },
  {
    id: 'ReportDays',
    entry: 'report/days',
    timeoutSeconds: 10,
    routes: ['GET /v1/daily-reports'],
    table: ['GetItem', 'BatchGetItem', 'Query'],
  },
  {
    id: 'ReportRegion',
    entry: 'report/region',
    timeoutSeconds: 10,
    routes: ['GET /v1/daily-reports/{day}'],
    table: ['GetItem', 'BatchGetItem', 'Query'],
  },
  {
    id: 'ReportFiles',
    entry: 'report/files',
    timeoutSeconds: 30,
    // It keeps two fonts in memory.
    memoryMegabytes: 1_024,
    routes: ['GET /v1/daily-reports/{day}/files', 'POST /v1/daily-reports/{day}/files/links'],
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
    reports: true,
  },
  {
    id: 'ReportRemind',
    entry: 'report/remind',
    timeoutSeconds: 10,
    routes: ['POST /v1/daily-reports/{day}/reminders'],
    table: ['GetItem', 'Query', 'PutItem'],
    notifies: true,
  },
  {
    id: 'ReportCommunity',
    entry: 'report/community',
    timeoutSeconds: 10,
    routes: [
      'GET /v1/daily-reports/{day}/communities/{community}',
      'POST /v1/daily-reports/{day}/communities/{community}/confirmation',
      'POST /v1/daily-reports/{day}/communities/{community}/objection-answer',
      'POST /v1/daily-reports/{day}/communities/{community}/corrections',
    ],
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    indexes: ['place'],
    // Remarks and objections are sealed.
    fieldKeys: 'open',
  },
  {
    id: 'ExportAsk',
    entry: 'export/ask',
    timeoutSeconds: 10,
    routes: [
      'POST /v1/exports',
      'GET /v1/exports',
      'POST /v1/exports/{id}/link',
      'GET /v1/exports/approvals',
      'POST /v1/exports/{id}/approval',
    ],
    table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    exports: true,
  },
  {
    id: 'CompareFeeds',
    entry: 'compare/feeds',
    timeoutSeconds: 10,
    routes: [
      'GET /v1/feeds',
      'POST /v1/feeds/{kind}/files',
      'POST /v1/feeds/{kind}/uploads',
      'POST /v1/feeds/{kind}/rows',
      'GET /v1/feed-runs',
      'POST /v1/feed-runs/{id}/rejected',
      'POST /v1/feed-runs/{id}/release',
    ],
    // Who sent what is noted.
    table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    feeds: true,
  },
  {
    id: 'CompareOutcomes',
    entry: 'compare/outcomes',
    timeoutSeconds: 30,
    routes: ['POST /v1/feed-runs/{id}/outcomes'],
    // It is put on record who fetches what became of people.
    table: ['GetItem', 'Query', 'PutItem'],
    fieldKeys: 'open',
    answersLetters: true,
  },
  {
    id: 'CompareMandates',
    entry: 'compare/mandates',
    timeoutSeconds: 10,
    routes: ['GET /v1/feed-mandates', 'POST /v1/feed-mandates', 'POST /v1/feed-mandates/{id}/end'],
    table: ['GetItem', 'Query', 'PutItem'],
  },
  {
    id: 'CompareCities',
    entry: 'compare/cities',
    timeoutSeconds: 10,
    routes: [
      'GET /v1/city-systems',
      'PUT /v1/city-systems/{city}',
      'GET /v1/city-systems/{city}/mapping',
      'PUT /v1/city-systems/{city}/mapping',
      'POST /v1/city-systems/{city}/files',
      'POST /v1/city-systems/{city}/uploads',
      'POST /v1/city-systems/{city}/rows',
      'GET /v1/city-systems/{city}/imports',
      'POST /v1/city-systems/{city}/imports/{id}/outcomes',
      'GET /v1/city-systems/{city}/counts',
      'PUT /v1/city-systems/{city}/counts/{day}',
    ],
    table: ['GetItem', 'Query', 'PutItem'],
    // Both sides’ counts.
    indexes: ['place'],
    cityFiles: true,
  },
  {
    id: 'ExportChanges',
    entry: 'export/changes',
    timeoutSeconds: 30,
    routes: ['GET /v1/city-systems/{city}/changes', 'PUT /v1/city-systems/{city}/changes/acknowledgement'],
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    indexes: ['place'],
    fieldKeys: 'open',
  },
  {
    id: 'DeclareCityConflicts',
    entry: 'declare/city-conflicts',
    timeoutSeconds: 10,
    routes: ['GET /v1/city-systems/{city}/conflicts', 'POST /v1/city-systems/{city}/conflicts/{id}/decision'],
    table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    fieldKeys: 'seal',
  },
  {
    id: 'OrganisationNotFound',
    entry: 'organisation/not-found',
    timeoutSeconds: 5,
    memoryMegabytes: 256,
    routes: ['$default'],
  },
];
