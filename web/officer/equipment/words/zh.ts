import type { EquipmentState, EquipmentStepRequest, SeenPair } from '../../../../schemas/equipment.ts';

type StepKind = EquipmentStepRequest['kind'];

/** What is said of the community’s phone, in Chinese; loaded with the settings. The English catalogue has the same shape. */
export const equipmentZh = {
  title: '本机（一卡一机）',
  none: '本社区（村）还没有配发专用手机和号码，由县（市、区）配发，请联系街道（乡镇）。',
  number: '专属号码',
  model: '手机型号',
  imei: '终端串号（IMEI）',
  loan: '备用机串号',
  state: {
    issued: '已配发，待确认收到',
    'in-use': '在用',
    'in-repair': '送修中',
    lost: '已报丢失',
    returned: '已收回',
  } satisfies Record<EquipmentState, string>,
  seen: {
    own: '号码在本机上使用',
    loan: '号码在备用机上使用',
    other: '号码插在别的手机里，请插回本机，或在线索里说明原因',
  } satisfies Record<SeenPair['device'], string>,
  at: (when: string) => `运营商 ${when} 的记录`,
  step: {
    receipt: '确认收到',
    repair: '送修',
    repaired: '修好取回',
    loss: '报丢失',
    return: '收回',
  } satisfies Record<StepKind, string>,
  found: '已找回',
  lent: '备用机串号（IMEI，没有备用机可不填）',
  lentHelp: '拨号盘输入 *#06# 可查，15 位数字。填了备用机，插卡使用不算机卡分离。',
  note: '丢失经过',
  save: '确定',
};

export type EquipmentWords = typeof equipmentZh;
