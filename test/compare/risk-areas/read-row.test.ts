import { describe, expect, it } from 'vitest';
import { readRow } from '../../../functions/compare/risk-areas/read-row.ts';
import type { ImportRow } from '../../../schemas/risk-area-import.ts';
import { aRow } from './a-row.ts';

describe('a line of an import', () => {
  it.each<[string, Partial<ImportRow>, object]>([
    ['高风险地区', { level: '高风险地区' }, { level: 'high' }],
    ['中', { level: ' 中 ' }, { level: 'medium' }],
    ['HIGH', { level: 'HIGH' }, { level: 'high' }],
    ['a day as spreadsheets write it', { fromDate: '2026/1/5' }, { fromDate: '2026-01-05' }],
    ['a day as documents write it', { fromDate: '2026年1月5日' }, { fromDate: '2026-01-05' }],
    ['full-width digits', { region: '４４０３０５' }, { region: '440305' }],
    ['a last day', { toDate: '2026.1.31' }, { toDate: '2026-01-31' }],
  ])('is read as people write it: %s', (_title, given, expected) => {
    expect(readRow(aRow(given))).toEqual({ wanted: expect.objectContaining(expected) as object });
  });

  it('without a last day stands on the list until one is said', () => {
    expect(readRow(aRow())).toEqual({ wanted: expect.not.objectContaining({ toDate: '' }) as object });
  });

  it.each<[string, Partial<ImportRow>, object[]]>([
    ['no code', { region: '' }, [{ column: 'region', code: 'region.format' }]],
    [
      'a code that a spreadsheet has spoilt',
      { region: '4.41E+11' },
      [{ column: 'region', code: 'region.format' }],
    ],
    ['a whole province', { region: '44' }, [{ column: 'region', code: 'risk-area.province' }]],
    ['no level that there is', { level: '低' }, [{ column: 'level', code: 'risk-level.choice' }]],
    ['a day that does not exist', { fromDate: '2026-02-30' }, [{ column: 'fromDate', code: 'date.real' }]],
    ['a last day before the first', { toDate: '2025-01-01' }, [{ column: 'toDate', code: 'date.order' }]],
    ['no document', { documentNumber: '  ' }, [{ column: 'documentNumber', code: 'required' }]],
    [
      'several faults, each named',
      { region: 'x', level: '?', fromDate: '', toDate: 'soon', documentNumber: '' },
      [
        { column: 'region', code: 'region.format' },
        { column: 'level', code: 'risk-level.choice' },
        { column: 'fromDate', code: 'date.real' },
        { column: 'toDate', code: 'date.real' },
        { column: 'documentNumber', code: 'required' },
      ],
    ],
  ])('is named by its columns where it is wrong: %s', (_title, given, faults) => {
    expect(readRow(aRow(given))).toEqual({ faults });
  });
});
