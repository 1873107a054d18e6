import type {
  ContactMeans,
  ControlMeasure,
  Direction,
  HelpKind,
  StayKind,
  Symptom,
  TestResult,
  Transport,
} from '../../../schemas/codes.ts';
import type { DeclarationState } from '../../../schemas/life-cycle.ts';
import type { Role } from '../../../schemas/staff.ts';
import type { Section } from '../today/sections.ts';

/** A word for each code of the schemas: a code without one does not compile. */
export interface CodeWords {
  direction: Record<Direction, string>;
  transport: Record<Transport, string>;
  symptom: Record<Symptom, string>;
  stayKind: Record<StayKind, string>;
  help: Record<HelpKind, string>;
  result: Record<TestResult, string>;
  measure: Record<ControlMeasure, string>;
  means: Record<ContactMeans, string>;
  state: Record<DeclarationState, string>;
  section: Record<Section, string>;
  role: Record<Role, string>;
  document: Record<string, string>;
  channel: Record<string, string>;
  sex: Record<string, string>;
}

export const codesZh: CodeWords = {
  direction: { coming: '来豫', returning: '返豫' },
  transport: {
    train: '火车',
    plane: '飞机',
    coach: '客车',
    car: '自驾',
    truck: '货车',
    ship: '轮船',
    other: '其他方式',
  },
  symptom: {
    fever: '发热',
    cough: '咳嗽',
    fatigue: '乏力',
    'sore-throat': '咽痛',
    'loss-of-smell-or-taste': '嗅（味）觉减退',
    diarrhoea: '腹泻',
    other: '其他症状',
  },
  stayKind: {
    'own-home': '自己家',
    relatives: '亲友家',
    hotel: '酒店',
    dormitory: '宿舍',
    school: '学校',
    site: '工地',
    other: '其他',
  },
  help: { medicine: '用药', dialysis: '透析', pregnancy: '孕产', food: '生活物资', other: '其他' },
  result: { pending: '待出结果', negative: '阴性', positive: '阳性' },
  measure: {
    'routine-health-monitoring': '日常健康监测',
    'home-based-health-monitoring': '居家健康监测',
    'home-quarantine': '居家隔离',
    'centralized-quarantine': '集中隔离',
    'medical-observation': '医学观察',
  },
  means: { phone: '电话', visit: '上门走访' },
  state: {
    declared: '待联系',
    claimed: '重复报备',
    contacted: '已联系',
    unreachable: '未联系上',
    arrived: '已到达',
    'under-control': '管控中',
    released: '已办结',
    'not-coming': '不来豫',
    withdrawn: '已撤销',
    superseded: '已并入另一份',
  },
  section: {
    overdue: '今天应办',
    'waiting-for-acceptance': '待接收',
    'arriving-today': '今日到达',
    new: '新分发',
    later: '以后到期',
  },
  role: {
    officer: '社区（村）专管员',
    township: '街道（乡镇）',
    county: '县市区',
    city: '市',
    province: '省',
    'city-system': '城市自建系统',
    platform: '省平台',
  },
  document: {
    'resident-id': '居民身份证',
    passport: '护照',
    'hong-kong-macao-permit': '港澳居民来往内地通行证',
    'taiwan-permit': '台湾居民来往大陆通行证',
    'foreign-permanent-resident-id': '外国人永久居留证',
  },
  channel: {
    web: '网上报备',
    poster: '扫社区二维码',
    'government-app': '政务应用',
    hotline: '热线代报',
    'front-desk': '窗口代报',
    officer: '专管员代报',
    'city-system': '城市自建系统',
  },
  sex: { female: '女', male: '男' },
};
