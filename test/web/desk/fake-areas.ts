import { planChange } from '../../../functions/compare/risk-areas/plan-change.ts';
import {
  isApplicable,
  outcomeOf,
  planImport,
  planText,
  previewOf,
} from '../../../functions/compare/risk-areas/plan-import.ts';
import { newestOf, type RiskArea, standsOn } from '../../../schemas/risk-area.ts';
import { importRequest, type PreviewRequest, previewRequest } from '../../../schemas/risk-area-import.ts';
import { riskAreaQuery, riskAreaRequest } from '../../../schemas/risk-area-list.ts';
import { aRiskArea } from '../../support/steps.ts';
import { type Answers, ok, refused } from './fake-answer.ts';
import { afternoon } from './some-cases.ts';

const by = { sub: 'province-41', place: '41' };
const at = '2026-01-18T01:05:00.000Z';
const today = '2026-01-20';

/** A level that was changed, a township of Henan, and one that is off the list again. */
export function someAreas(): RiskArea[] {
  return [
    aRiskArea({ region: '440305', version: 1 }),
    aRiskArea({
      region: '440305',
      version: 2,
      toDate: '2026-01-17',
      move: 'level-changed',
      at,
      by,
      example: false,
    }),
    aRiskArea({
      ...{ region: '440305', version: 3, level: 'high', fromDate: '2026-01-18' },
      ...{ documentNumber: '豫疫情防指〔2026〕3号', move: 'level-changed', at, by, example: false },
    }),
    aRiskArea({ region: '110105', level: 'high' }),
    aRiskArea({ region: '410105001', version: 1, move: 'listed', at, by, example: false }),
    aRiskArea({ region: '310115', toDate: '2026-01-10' }),
    aRiskArea({ region: '500112', fromDate: '2026-01-25', move: 'listed', at, by, example: false }),
  ];
}

/** The list of risk areas as the schemas promise it; `meanwhile` is what somebody else records between a preview and its import. */
export function areaAnswers(meanwhile: RiskArea[] = []): Answers {
  const records = someAreas();
  const of = (region: string) => records.filter((record) => record.region === region);
  const keep = (planned: ReturnType<typeof planChange>['records']) => {
    const kept = planned.map((record) => ({ ...record, example: false, at: afternoon.toISOString(), by }));
    records.push(...kept);
    return kept;
  };
  const plan = ({ rows }: PreviewRequest) => {
    const regions = [...new Set(rows.map(({ region }) => region))];
    const known = new Map(regions.map((region) => [region, of(region)]));
    return planImport(rows, { records: known, inHenan: new Set(['410105']), today });
  };
  const shown = (planned: ReturnType<typeof plan>) =>
    previewOf(planned, { language: 'zh', preview: String(planText(planned).length) });
  return [
    [
      /^GET \/v1\/risk-areas$/,
      ({ query }) => {
        const { region = '', on } = riskAreaQuery.parse(query);
        const areas = newestOf(records)
          .filter((area) => area.region.startsWith(region) && (on === undefined || standsOn(area, on)))
          .map((area) => ({
            ...area,
            earlier: of(area.region).filter(
              ({ fromDate, version }) => fromDate === area.fromDate && version < area.version,
            ),
          }));
        return ok({ areas });
      },
    ],
    [
      /^POST \/v1\/risk-areas$/,
      ({ body }) => {
        const { seen: _seen, ...wanted } = riskAreaRequest.parse(body);
        const { outcome, current, records: planned } = planChange(of(wanted.region), wanted);
        if (outcome === 'unchanged' || outcome === 'conflict')
          return refused(409, 'risk-area.listed', '该地区在这段时间已在名单上，请核对现有记录。', {
            current,
          });
        const [area, ended] = keep(planned);
        return { status: 201, body: { move: outcome, area, ...(ended && { ended }) } };
      },
    ],
    [/^POST \/v1\/risk-areas\/import-previews$/, ({ body }) => ok(shown(plan(previewRequest.parse(body))))],
    [
      /^POST \/v1\/risk-areas\/imports$/,
      ({ body }) => {
        records.push(...meanwhile.splice(0));
        const asked = importRequest.parse(body);
        const planned = plan(asked);
        const now = shown(planned);
        if (!isApplicable(planned) || now.preview !== asked.preview)
          return refused(409, 'risk-areas.changed', '预览之后名单有改动，因此没有导入，请核对新的预览。', {
            now,
          });
        for (const row of planned) keep(row.plan?.records ?? []);
        const rows = planned.map((row) => ({ line: row.line, outcome: outcomeOf(row), applied: true }));
        // Somebody was faster at the last line.
        if (rows.length === 3) Object.assign(rows[2] ?? {}, { applied: false });
        return { status: 201, body: { rows } };
      },
    ],
  ];
}
