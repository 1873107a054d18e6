import type {
  ControlMeasure,
  Direction,
  DocumentType,
  HelpKind,
  Language,
  Sex,
  StayKind,
  Symptom,
  TestResult,
  Transport,
} from '../../../schemas/codes.ts';
import type { CitizenState } from '../../../schemas/receipt.ts';

type Named<Code extends string> = Record<Code, Record<Language, string>>;

/** What citizens read for each code (glossary of requirements.md). */
export const directionNames: Named<Direction> = {
  returning: { zh: '返豫：我是河南人或常住河南，现在回来', en: 'Returning: I am a resident of Henan' },
  coming: { zh: '来豫：我来河南探亲、出差、上学、旅游等', en: 'Coming: to visit, work, study or travel' },
};

export const documentNames: Named<DocumentType> = {
  'resident-id': { zh: '居民身份证', en: 'Chinese resident ID card' },
  passport: { zh: '护照', en: 'Passport' },
  'hong-kong-macao-permit': { zh: '港澳居民来往内地通行证', en: 'Mainland travel permit (Hong Kong, Macao)' },
  'taiwan-permit': { zh: '台湾居民来往大陆通行证', en: 'Mainland travel permit (Taiwan)' },
  'foreign-permanent-resident-id': { zh: '外国人永久居留身份证', en: 'Foreign permanent resident ID card' },
};

export const transportNames: Named<Transport> = {
  train: { zh: '火车/高铁', en: 'Train' },
  plane: { zh: '飞机', en: 'Plane' },
  coach: { zh: '长途客车', en: 'Coach' },
  car: { zh: '小汽车', en: 'Car' },
  truck: { zh: '货车', en: 'Truck' },
  ship: { zh: '船', en: 'Ship' },
  other: { zh: '其他', en: 'Other' },
};

export const symptomNames: Named<Symptom> = {
  fever: { zh: '发热', en: 'Fever' },
  cough: { zh: '咳嗽', en: 'Cough' },
  fatigue: { zh: '乏力', en: 'Fatigue' },
  'sore-throat': { zh: '咽痛', en: 'Sore throat' },
  'loss-of-smell-or-taste': { zh: '嗅觉、味觉减退', en: 'Loss of smell or taste' },
  diarrhoea: { zh: '腹泻', en: 'Diarrhoea' },
  other: { zh: '其他', en: 'Other' },
};

export const stayNames: Named<StayKind> = {
  'own-home': { zh: '自己家', en: 'My own home' },
  relatives: { zh: '亲友家', en: 'With relatives or friends' },
  hotel: { zh: '宾馆', en: 'Hotel' },
  dormitory: { zh: '宿舍', en: 'Dormitory' },
  school: { zh: '学校', en: 'School' },
  site: { zh: '工地', en: 'Work site' },
  other: { zh: '其他', en: 'Other' },
};

export const helpNames: Named<HelpKind> = {
  medicine: { zh: '常用药', en: 'Medicine' },
  dialysis: { zh: '透析', en: 'Dialysis' },
  pregnancy: { zh: '孕产', en: 'Pregnancy' },
  food: { zh: '生活物资', en: 'Food' },
  other: { zh: '其他', en: 'Other' },
};

export const sexNames: Named<Sex> = { female: { zh: '女', en: 'Female' }, male: { zh: '男', en: 'Male' } };

export const testNames: Named<TestResult> = {
  negative: { zh: '阴性', en: 'Negative' },
  pending: { zh: '还没出结果', en: 'No result yet' },
  positive: { zh: '阳性', en: 'Positive' },
};

export const measureNames: Named<ControlMeasure> = {
  'routine-health-monitoring': { zh: '日常健康监测', en: 'Routine health monitoring' },
  'home-based-health-monitoring': { zh: '居家健康监测', en: 'Home-based health monitoring' },
  'home-quarantine': { zh: '居家隔离', en: 'Home quarantine' },
  'centralized-quarantine': { zh: '集中隔离', en: 'Centralized quarantine' },
  'medical-observation': { zh: '医学观察', en: 'Medical observation' },
};

export const stateNames: Named<CitizenState> = {
  declared: { zh: '已提交', en: 'Submitted' },
  assigned: { zh: '已分派到社区', en: 'With your community' },
  contacted: { zh: '社区已联系', en: 'Contacted' },
  verified: { zh: '已核查', en: 'Verified' },
  'under-control': { zh: '管控中', en: 'Under a control measure' },
  released: { zh: '已办结', en: 'Completed' },
  'not-coming': { zh: '不来了', en: 'Not coming' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
};
