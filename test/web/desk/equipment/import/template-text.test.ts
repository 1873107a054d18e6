import { describe, expect, it } from 'vitest';
import { readEquipmentFile } from '../../../../../web/desk/equipment/import/read-equipment-file.ts';
import { templateText } from '../../../../../web/desk/equipment/import/template-text.ts';

const headings = ['社区代码', '社区名称', '号码', 'SIM 卡号', 'IMEI', '型号'];

describe('a template of equipment', () => {
  it('is read back as it was written, by its columns alone', () => {
    const text = templateText(headings, [{ code: '410105001010', name: '商务社区' }]);
    expect(readEquipmentFile(new TextEncoder().encode(text))).toEqual({
      rows: [{ line: 2, community: '410105001010', number: '', iccid: '', imei: '', model: '' }],
    });
  });

  it('is no formula whatever a community is called', () => {
    const text = templateText(headings, [
      { code: '410105001010', name: '=1+1' },
      { code: '410105001012', name: '甲,"乙"' },
    ]);
    expect(text.split('\r\n').slice(1, 3)).toEqual([
      "\t410105001010,'=1+1,,,,",
      '\t410105001012,"甲,""乙""",,,,',
    ]);
  });
});
