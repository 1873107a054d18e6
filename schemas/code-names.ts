import type { Channel, ControlMeasure, Direction, Language, Transport } from './codes.ts';
import type { DeclarationState } from './life-cycle.ts';
import type { OriginCode } from './tally.ts';

/** What the codes are called in tables and files (requirements, glossary). */
type Names<Code extends string> = Readonly<Record<Code, { zh: string; en: string }>>;

/** The same in one language. */
export function namesIn<Code extends string>(names: Names<Code>, language: Language): Record<Code, string> {
  const said = Object.entries<Names<Code>[Code]>(names).map(([code, name]) => [code, name[language]]);
  return Object.fromEntries(said) as Record<Code, string>;
}

/** The states of a case, as officers and administrators read them. */
export const declarationStateNames: Names<DeclarationState> = {
  declared: { zh: '待联系', en: 'to be contacted' },
  claimed: { zh: '重复报备', en: 'further filing' },
  contacted: { zh: '已联系', en: 'contacted' },
  unreachable: { zh: '未联系上', en: 'not reached' },
  arrived: { zh: '已到达', en: 'arrived' },
  'under-control': { zh: '管控中', en: 'under control' },
  released: { zh: '已办结', en: 'released' },
  'not-coming': { zh: '不来豫', en: 'not coming' },
  withdrawn: { zh: '已撤销', en: 'withdrawn' },
  superseded: { zh: '已并入另一份', en: 'merged into another' },
};

export const directionNames: Names<Direction> = {
  coming: { zh: '来豫', en: 'coming' },
  returning: { zh: '返豫', en: 'returning' },
};

export const transportNames: Names<Transport> = {
  train: { zh: '火车', en: 'train' },
  plane: { zh: '飞机', en: 'plane' },
  coach: { zh: '客车', en: 'coach' },
  car: { zh: '自驾', en: 'car' },
  truck: { zh: '货车', en: 'truck' },
  ship: { zh: '船', en: 'ship' },
  other: { zh: '其他', en: 'other' },
};

export const channelNames: Names<Channel> = {
  web: { zh: '网页', en: 'web' },
  poster: { zh: '社区二维码', en: 'poster' },
  'government-app': { zh: '政务应用', en: 'government app' },
  hotline: { zh: '热线', en: 'hotline' },
  'front-desk': { zh: '窗口', en: 'front desk' },
  officer: { zh: '专管员代办', en: 'officer' },
  'city-system': { zh: '城市自建系统', en: 'city system' },
};

export const controlMeasureNames: Names<ControlMeasure> = {
  'routine-health-monitoring': { zh: '日常健康监测', en: 'routine health monitoring' },
  'home-based-health-monitoring': { zh: '居家健康监测', en: 'home-based health monitoring' },
  'home-quarantine': { zh: '居家隔离', en: 'home quarantine' },
  'centralized-quarantine': { zh: '集中隔离', en: 'centralized quarantine' },
  'medical-observation': { zh: '医学观察', en: 'medical observation' },
};

/** Provinces as GB/T 2260 numbers them. */
export const originNames: Names<OriginCode> = {
  '11': { zh: '北京', en: 'Beijing' },
  '12': { zh: '天津', en: 'Tianjin' },
  '13': { zh: '河北', en: 'Hebei' },
  '14': { zh: '山西', en: 'Shanxi' },
  '15': { zh: '内蒙古', en: 'Inner Mongolia' },
  '21': { zh: '辽宁', en: 'Liaoning' },
  '22': { zh: '吉林', en: 'Jilin' },
  '23': { zh: '黑龙江', en: 'Heilongjiang' },
  '31': { zh: '上海', en: 'Shanghai' },
  '32': { zh: '江苏', en: 'Jiangsu' },
  '33': { zh: '浙江', en: 'Zhejiang' },
  '34': { zh: '安徽', en: 'Anhui' },
  '35': { zh: '福建', en: 'Fujian' },
  '36': { zh: '江西', en: 'Jiangxi' },
  '37': { zh: '山东', en: 'Shandong' },
  '41': { zh: '河南', en: 'Henan' },
  '42': { zh: '湖北', en: 'Hubei' },
  '43': { zh: '湖南', en: 'Hunan' },
  '44': { zh: '广东', en: 'Guangdong' },
  '45': { zh: '广西', en: 'Guangxi' },
  '46': { zh: '海南', en: 'Hainan' },
  '50': { zh: '重庆', en: 'Chongqing' },
  '51': { zh: '四川', en: 'Sichuan' },
  '52': { zh: '贵州', en: 'Guizhou' },
  '53': { zh: '云南', en: 'Yunnan' },
  '54': { zh: '西藏', en: 'Tibet' },
  '61': { zh: '陕西', en: 'Shaanxi' },
  '62': { zh: '甘肃', en: 'Gansu' },
  '63': { zh: '青海', en: 'Qinghai' },
  '64': { zh: '宁夏', en: 'Ningxia' },
  '65': { zh: '新疆', en: 'Xinjiang' },
  abroad: { zh: '境外', en: 'abroad' },
};
