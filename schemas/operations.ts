import type * as z from 'zod/mini';
import { routes } from './access.ts';
import { breakGlass, breakGlassList, breakGlassQuery, breakGlassRequest } from './break-glass.ts';
import { capacities, capacity, capacityQuery, capacityRequest, forecast, forecastQuery } from './capacity.ts';
import { caseList, caseListQuery, caseViews, unmaskingRequest } from './case-list.ts';
import { acknowledgement, acknowledgementRequest, changePage, changesQuery } from './change-feed.ts';
import { cityConflict, cityConflictList, cityDecisionRequest } from './city-conflict.ts';
import {
  cityFileRequest,
  cityFileTaken,
  cityImportList,
  cityImportQuery,
  cityRowsRequest,
  cityUploadRequest,
} from './city-import.ts';
import { cityMapping, cityMappingRequest } from './city-mapping.ts';
import {
  cityDay,
  cityDayRequest,
  cityDays,
  cityMappingAnswer,
  cityStateRequest,
  citySystem,
  citySystemList,
} from './city-system.ts';
import {
  communityReport,
  confirmation,
  confirmationRequest,
  correction,
  correctionRequest,
  objectionAnswerRequest,
  reportProblem,
} from './daily-report.ts';
import { declarationRequest, editRequest, messageRequest, withdrawalRequest } from './declaration-request.ts';
import { driftQuery, driftReport } from './drift.ts';
import { equipment, equipmentList, equipmentRequest, equipmentStepRequest } from './equipment.ts';
import { equipmentImportRequest, equipmentImportResult } from './equipment-import.ts';
import {
  exportApproval,
  exportApprovalList,
  exportDecisionRequest,
  exported,
  exportList,
  exportRequest,
} from './export.ts';
import { feedReleaseRequest } from './feed-guard.ts';
import {
  feedMandate,
  feedMandateEndRequest,
  feedMandateList,
  feedMandateProblem,
  feedMandateRequest,
} from './feed-mandate.ts';
import { feedRowsRequest, feedRowsTaken } from './feed-rows.ts';
import {
  caseComparisons,
  feedFileRequest,
  feedFileTaken,
  feedList,
  feedRun,
  feedRunList,
  feedUpload,
  feedUploadRequest,
} from './feed-run.ts';
import { fileLink } from './file-link.ts';
import { finding, findingList, findingListQuery, findingStepRequest } from './finding.ts';
import { declared, myDeclarations, receipt, takeOverRequest } from './receipt.ts';
import { regionWithChildren } from './region.ts';
import { reportFiles, reportFilesQuery, reportLinkRequest } from './report-files.ts';
import {
  regionReport,
  regionReportQuery,
  reminder,
  reminderRequest,
  reportDays,
  reportDaysQuery,
} from './report-progress.ts';
import {
  importPreview,
  importProblem,
  importRequest,
  importResult,
  previewRequest,
} from './risk-area-import.ts';
import {
  riskAreaChange,
  riskAreaList,
  riskAreaProblem,
  riskAreaQuery,
  riskAreaRequest,
} from './risk-area-list.ts';
import { codeRequest, codeSent, sessionRequest, sessionStarted } from './session.ts';
import { me } from './staff.ts';
import { dictionary, statistics, statisticsQuery } from './statistics.ts';
import {
  acceptanceRequest,
  refusalRequest,
  settlementRequest,
  transferRequest,
  verificationRequest,
} from './verification.ts';
import { caseDetail, recordedStep, worklist } from './worklist.ts';

type NameOf<One> = One extends {
  api: infer Api extends string;
  method: infer Method extends string;
  path: infer Path extends string;
}
  ? `${Api} ${Method} ${Path}`
  : never;
export type OperationName = NameOf<(typeof routes)[number]>;

export interface Operation {
  summary: string;
  /** What stands behind the `?` of the address: an object of texts. */
  query?: z.core.$ZodType;
  request?: z.core.$ZodType;
  response?: z.core.$ZodType;
  /** What a refusal tells beside the sentence. */
  problem?: z.core.$ZodType;
  status: 200 | 201 | 202 | 302;
}

/** What each route of access.ts takes and answers; the published OpenAPI documents are made of it. */
export const operations: Record<OperationName, Operation> = {
  'citizen POST /v1/declarations': {
    summary: 'Declare a party of 1 to 10 travellers',
    request: declarationRequest,
    response: declared,
    status: 201,
  },
  'citizen GET /v1/declarations': {
    summary: 'What was declared with the phone of the session',
    response: myDeclarations,
    status: 200,
  },
  'citizen GET /v1/declarations/{id}': { summary: 'The receipt', response: receipt, status: 200 },
  'citizen PUT /v1/declarations/{id}': {
    summary: 'Edit, at most twice and before the expected arrival',
    request: editRequest,
    response: receipt,
    status: 200,
  },
  'citizen POST /v1/declarations/{id}/withdrawal': {
    summary: 'Withdraw before the expected arrival',
    request: withdrawalRequest,
    response: receipt,
    status: 200,
  },
  'citizen POST /v1/declarations/{id}/messages': {
    summary: 'Say “delayed” or “not coming”; never counted as an edit',
    request: messageRequest,
    response: receipt,
    status: 201,
  },
  'citizen PUT /v1/declarations/{id}/receipt': {
    summary: 'Take over a declaration that somebody else filed',
    request: takeOverRequest,
    response: receipt,
    status: 200,
  },
  'citizen POST /v1/citizen/codes': {
    summary: 'Send a one-time code to a phone',
    request: codeRequest,
    response: codeSent,
    status: 201,
  },
  'citizen POST /v1/citizen/sessions': {
    summary: 'Start a session with the one-time code',
    request: sessionRequest,
    response: sessionStarted,
    status: 201,
  },
  'citizen GET /d/{community}': {
    summary: 'The address on a community’s poster: leads to the form with the destination filled in',
    status: 302,
  },
  'staff GET /v1/me': { summary: 'The caller’s role and region', response: me, status: 200 },
  'staff GET /v1/regions/{code}': {
    summary: 'A region, its path and its children',
    response: regionWithChildren,
    status: 200,
  },
  'staff GET /v1/worklist': {
    summary: 'What waits at the caller’s place, the next due first',
    response: worklist,
    status: 200,
  },
  'staff GET /v1/declarations': {
    summary: 'The declarations of a region, masked, page by page; no view',
    query: caseListQuery,
    response: caseList,
    status: 200,
  },
  'staff GET /v1/declarations/{id}': {
    summary: 'A case, masked for levels above; the view is audited',
    response: caseDetail,
    status: 200,
  },
  'staff POST /v1/declarations/{id}/unmasking': {
    summary: 'A whole case, for a purpose and with a reason; the view is audited with both',
    request: unmaskingRequest,
    response: caseDetail,
    status: 200,
  },
  'staff GET /v1/declarations/{id}/views': {
    summary: 'Who of one’s own people, and of those below, looked at a case',
    response: caseViews,
    status: 200,
  },
  'staff POST /v1/declarations/{id}/verifications': {
    summary: 'Record one step of the verification',
    request: verificationRequest,
    response: recordedStep,
    status: 201,
  },
  'staff POST /v1/declarations/{id}/transfers': {
    summary: 'Transfer the case to another community',
    request: transferRequest,
    response: recordedStep,
    status: 201,
  },
  'staff POST /v1/declarations/{id}/transfers/{n}/acceptance': {
    summary: 'Accept a transferred case',
    request: acceptanceRequest,
    response: recordedStep,
    status: 201,
  },
  'staff POST /v1/declarations/{id}/transfers/{n}/refusal': {
    summary: 'Refuse a transferred case with a reason',
    request: refusalRequest,
    response: recordedStep,
    status: 201,
  },
  'staff POST /v1/declarations/{id}/claims/{claim}/settlement': {
    summary: 'Settle which of two filings is the real one',
    request: settlementRequest,
    response: recordedStep,
    status: 201,
  },
  'staff POST /v1/break-glass': {
    summary: 'Look into another jurisdiction for three hours, for a purpose; it is told of it',
    request: breakGlassRequest,
    response: breakGlass,
    status: 201,
  },
  'staff GET /v1/break-glass': {
    summary: 'Who looked into a region, and who looked out of it',
    query: breakGlassQuery,
    response: breakGlassList,
    status: 200,
  },
  'staff PUT /v1/capacities/{region}': {
    summary: 'Enter the quarantine places and tests a day that the caller’s county has',
    request: capacityRequest,
    response: capacity,
    status: 200,
  },
  'staff GET /v1/capacities': {
    summary: 'What the counties of a region have together',
    query: capacityQuery,
    response: capacities,
    status: 200,
  },
  'staff GET /v1/risk-areas': {
    summary: 'Medium- and high-risk areas as they were and are listed',
    query: riskAreaQuery,
    response: riskAreaList,
    status: 200,
  },
  'staff POST /v1/risk-areas': {
    summary: 'List a risk area, change its level, or delist it',
    request: riskAreaRequest,
    response: riskAreaChange,
    problem: riskAreaProblem,
    status: 201,
  },
  'staff POST /v1/risk-areas/import-previews': {
    summary: 'What a list of risk areas would change, line by line; changes nothing',
    request: previewRequest,
    response: importPreview,
    status: 200,
  },
  'staff POST /v1/risk-areas/imports': {
    summary: 'Make the changes that were previewed',
    request: importRequest,
    response: importResult,
    problem: importProblem,
    status: 201,
  },
  'staff POST /v1/exports': {
    summary:
      'Have a list written into a file in the background, of any region below the caller’s; put on record',
    request: exportRequest,
    response: exported,
    status: 201,
  },
  'staff GET /v1/exports': {
    summary: 'What the caller had exported in the last days, and how far it is',
    response: exportList,
    status: 200,
  },
  'staff POST /v1/exports/{id}/link': {
    summary: 'An address that gives the file for five minutes; put on record',
    response: fileLink,
    status: 201,
  },
  'staff GET /v1/exports/approvals': {
    summary:
      'Exports of more than 10,000 lines that others of the caller’s region, or below it, asked for and that wait for a second person',
    response: exportApprovalList,
    status: 200,
  },
  'staff POST /v1/exports/{id}/approval': {
    summary: 'Approve or refuse somebody else’s large export, once; put on record',
    request: exportDecisionRequest,
    response: exportApproval,
    status: 201,
  },
  'staff GET /v1/statistics': {
    summary: 'Figures of a region and its children over a range of days; as a table by Accept: text/csv',
    query: statisticsQuery,
    response: statistics,
    status: 200,
  },
  'staff GET /v1/statistics/drift': {
    summary:
      'When the figures of a region, and of each county below it, were recounted last, and what differs',
    query: driftQuery,
    response: driftReport,
    status: 200,
  },
  'staff GET /v1/forecast': {
    summary: 'Arrivals, tests and quarantine places that a region will need from day to day, and what it has',
    query: forecastQuery,
    response: forecast,
    status: 200,
  },
  'staff GET /v1/daily-reports': {
    summary: 'How far the reports of a region are, day by day',
    query: reportDaysQuery,
    response: reportDays,
    status: 200,
  },
  'staff GET /v1/daily-reports/{day}': {
    summary:
      'How far the reports of a day are in a region: counts of its children, and who is missing below the city',
    query: regionReportQuery,
    response: regionReport,
    problem: reportProblem,
    status: 200,
  },
  'staff GET /v1/feeds': {
    summary: 'The kinds of feeds: which columns their files have, and where their rows come from',
    response: feedList,
    status: 200,
  },
  'staff POST /v1/feeds/{kind}/files': {
    summary: 'Send a file of a feed, of 3 MB at most; larger ones are put where an upload is offered',
    request: feedFileRequest,
    response: feedFileTaken,
    status: 201,
  },
  'staff POST /v1/feeds/{kind}/uploads': {
    summary: 'An address where a file of a feed is put, once, within 15 minutes',
    request: feedUploadRequest,
    response: feedUpload,
    status: 201,
  },
  'staff POST /v1/feeds/{kind}/rows': {
    summary:
      'Send up to 1,000 rows of a feed, which are compared as a file is; the same rows again are the same file',
    request: feedRowsRequest,
    response: feedRowsTaken,
    status: 202,
  },
  'staff GET /v1/feed-runs': {
    summary: 'Files of feeds that came, the newest first, and what became of them',
    response: feedRunList,
    status: 200,
  },
  'staff POST /v1/feed-runs/{id}/rejected': {
    summary: 'An address that gives the rejected rows of a file by line, column and reason, for five minutes',
    response: fileLink,
    status: 201,
  },
  'staff POST /v1/feed-runs/{id}/outcomes': {
    summary:
      'An address that gives, for five minutes, what came of each row of a list from outside, to the headquarters that sent it; put on record',
    response: fileLink,
    status: 201,
  },
  'staff GET /v1/feed-mandates': {
    summary: 'The written mandates by which kinds that tell whereabouts are or were open',
    response: feedMandateList,
    status: 200,
  },
  'staff POST /v1/feed-mandates': {
    summary: 'Record a written mandate: it opens a kind that tells whereabouts on its days; put on record',
    request: feedMandateRequest,
    response: feedMandate,
    problem: feedMandateProblem,
    status: 201,
  },
  'staff POST /v1/feed-mandates/{id}/end': {
    summary: 'End a mandate now, with a reason; it stays on record',
    request: feedMandateEndRequest,
    response: feedMandate,
    problem: feedMandateProblem,
    status: 201,
  },
  'staff GET /v1/city-systems': {
    summary: 'The systems that cities run themselves, of the cities in the caller’s region, and how they do',
    response: citySystemList,
    status: 200,
  },
  'staff PUT /v1/city-systems/{city}': {
    summary: 'Decide how far a city’s own system has merged in; `If-Match` holds the version that was seen',
    request: cityStateRequest,
    response: citySystem,
    status: 200,
  },
  'staff GET /v1/city-systems/{city}/mapping': {
    summary: 'How the files of a city’s own system are read',
    response: cityMappingAnswer,
    status: 200,
  },
  'staff PUT /v1/city-systems/{city}/mapping': {
    summary:
      'Say how the files of a city’s own system are read; `If-Match` holds the version that was seen, 0 for the first',
    request: cityMappingRequest,
    response: cityMapping,
    status: 200,
  },
  'staff POST /v1/city-systems/{city}/files': {
    summary: 'Send a file of declarations, of 3 MB at most, to be imported or only tried',
    request: cityFileRequest,
    response: cityFileTaken,
    status: 202,
  },
  'staff POST /v1/city-systems/{city}/uploads': {
    summary: 'An address where a file of declarations is put, once, within 15 minutes',
    request: cityUploadRequest,
    response: feedUpload,
    status: 201,
  },
  'staff POST /v1/city-systems/{city}/rows': {
    summary:
      'Send up to 1,000 declarations, which are imported as a file is; the same rows again are the same file',
    request: cityRowsRequest,
    response: cityFileTaken,
    status: 202,
  },
  'staff GET /v1/city-systems/{city}/imports': {
    summary: 'Files and rows of a city’s own system that came, the newest first, and what came of them',
    query: cityImportQuery,
    response: cityImportList,
    status: 200,
  },
  'staff POST /v1/city-systems/{city}/imports/{id}/outcomes': {
    summary: 'An address that gives what came of each row by line and reason, for five minutes',
    response: fileLink,
    status: 201,
  },
  'staff GET /v1/city-systems/{city}/conflicts': {
    summary: 'Rows that contradict what stands here: those to be decided, then the last that were',
    response: cityConflictList,
    status: 200,
  },
  'staff POST /v1/city-systems/{city}/conflicts/{id}/decision': {
    summary: 'Decide which of two stands, with a reason',
    request: cityDecisionRequest,
    response: cityConflict,
    status: 201,
  },
  'staff GET /v1/city-systems/{city}/counts': {
    summary: 'Both sides’ counts of the last 14 days',
    response: cityDays,
    status: 200,
  },
  'staff PUT /v1/city-systems/{city}/counts/{day}': {
    summary: 'Tell how many declarations the city’s own system has of a day, to be compared with ours',
    request: cityDayRequest,
    response: cityDay,
    status: 200,
  },
  'staff GET /v1/city-systems/{city}/changes': {
    summary:
      'What changed of a city’s declarations since a position, for its own system and the provincial platform; from the start it is everything, which replaces what is held. Each declaration is to be deleted within 24 hours after its `deleteAfter`',
    query: changesQuery,
    response: changePage,
    status: 200,
  },
  'staff PUT /v1/city-systems/{city}/changes/acknowledgement': {
    summary: 'Tell up to where changes were taken, and how many declarations of the city the system holds',
    request: acknowledgementRequest,
    response: acknowledgement,
    status: 200,
  },
  'staff GET /v1/findings': {
    summary: 'What comparison found in a region, the next due first; closed ones the last first',
    query: findingListQuery,
    response: findingList,
    status: 200,
  },
  'staff GET /v1/findings/{id}': {
    summary: 'A finding with its evidence, rule and steps; put on record as a view',
    response: finding,
    status: 200,
  },
  'staff POST /v1/findings/{id}/steps': {
    summary:
      'A step about a finding: a try, a remark, to whom it goes, whether it is the person, how it ended, that the data are wrong',
    request: findingStepRequest,
    response: finding,
    status: 201,
  },
  'staff POST /v1/feed-runs/{id}/release': {
    summary:
      'Release a run that would flag too many people at once; it takes two people, of the province and of a city, and then what it says is noted',
    request: feedReleaseRequest,
    response: feedRun,
    status: 201,
  },
  'staff GET /v1/equipment/{region}': {
    summary: 'The SIMs and devices of a region’s communities, and which have none; above a county, how many',
    response: equipmentList,
    status: 200,
  },
  'staff PUT /v1/equipment/{region}': {
    summary: 'Issue a SIM and a device to a community; what takes over does so at once',
    request: equipmentRequest,
    response: equipment,
    status: 200,
  },
  'staff POST /v1/equipment/{region}/steps': {
    summary: 'Record that a community’s device was received, is being repaired, is back, lost, or given back',
    request: equipmentStepRequest,
    response: equipment,
    status: 201,
  },
  'staff POST /v1/equipment/{region}/imports': {
    summary: 'Issue what a list of up to 1,000 lines says, or try it: every wrong line is named',
    request: equipmentImportRequest,
    response: equipmentImportResult,
    status: 201,
  },
  'staff GET /v1/declarations/{id}/comparisons': {
    summary: 'What feeds have said about the person of a case; put on record as a view',
    response: caseComparisons,
    status: 200,
  },
  'staff GET /v1/daily-reports/{day}/files': {
    summary: 'Which files there are of a region’s report, and of who had not reported',
    query: reportFilesQuery,
    response: reportFiles,
    problem: reportProblem,
    status: 200,
  },
  'staff POST /v1/daily-reports/{day}/files/links': {
    summary:
      'An address that gives one of them for five minutes; it is made first where nobody has fetched it yet',
    request: reportLinkRequest,
    response: fileLink,
    problem: reportProblem,
    status: 201,
  },
  'staff POST /v1/daily-reports/{day}/reminders': {
    summary: 'Remind the officers of a county or township who have not confirmed, at most every 15 minutes',
    request: reminderRequest,
    response: reminder,
    problem: reportProblem,
    status: 201,
  },
  'staff GET /v1/daily-reports/{day}/communities/{community}': {
    summary: 'What a community reports of a day: the draft from the data, or what was confirmed',
    response: communityReport,
    problem: reportProblem,
    status: 200,
  },
  'staff POST /v1/daily-reports/{day}/communities/{community}/confirmation': {
    summary: 'Report the day of a community, a day with nothing too',
    request: confirmationRequest,
    response: communityReport,
    problem: reportProblem,
    status: 201,
  },
  'staff POST /v1/daily-reports/{day}/communities/{community}/corrections': {
    summary: 'Restate a community’s row of a closed report with what the data say now, on record',
    request: correctionRequest,
    response: correction,
    problem: reportProblem,
    status: 201,
  },
  'staff POST /v1/daily-reports/{day}/communities/{community}/objection-answer': {
    summary: 'Answer what a community objects to the data of its day',
    request: objectionAnswerRequest,
    response: confirmation,
    status: 201,
  },
  'staff GET /v1/metrics': {
    summary: 'The dictionary of metrics: what each means',
    response: dictionary,
    status: 200,
  },
};
