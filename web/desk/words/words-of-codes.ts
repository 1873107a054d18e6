import type { breakGlassPurposes } from '../../../schemas/break-glass.ts';
import type { unmaskingPurposes } from '../../../schemas/case-list.ts';
import { declarationStateNames, namesIn } from '../../../schemas/code-names.ts';
import type { ContactMeans, HelpKind, Sex, StayKind, Symptom, TestResult } from '../../../schemas/codes.ts';
import type { DeclarationState } from '../../../schemas/life-cycle.ts';
import type { Role } from '../../../schemas/staff.ts';

/** A word for each code that the schemas do not name themselves (code-names.ts): one without does not compile. */
export interface CodeWords {
  state: Record<DeclarationState, string>;
  role: Record<Role, string>;
  purpose: Record<(typeof unmaskingPurposes)[number], string>;
  breakGlassPurpose: Record<(typeof breakGlassPurposes)[number], string>;
  symptom: Record<Symptom, string>;
  stayKind: Record<StayKind, string>;
  help: Record<HelpKind, string>;
  result: Record<TestResult, string>;
  means: Record<ContactMeans, string>;
  sex: Record<Sex, string>;
  document: Record<string, string>;
}

export const codesZh: CodeWords = {
  state: namesIn(declarationStateNames, 'zh'),
  role: {
    officer: '社区（村）专管员',
    township: '街道（乡镇）管理员',
    county: '县（市、区）管理员',
    city: '市管理员',
    province: '省管理员',
    'city-system': '城市自建系统',
    platform: '省平台',
  },
  purpose: {
    'contact-tracing': '流调溯源',
    'urgent-care': '紧急救助',
    complaint: '处理投诉',
    'data-correction': '更正数据',
    supervision: '督查核实',
  },
  breakGlassPurpose: {
    'outbreak-investigation': '疫情调查',
    'mutual-aid': '跨区协查',
    'legal-inquiry': '依法查询',
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
  means: { phone: '电话', visit: '上门走访' },
  sex: { female: '女', male: '男' },
  document: {
    'resident-id': '居民身份证',
    passport: '护照',
    'hong-kong-macao-permit': '港澳居民来往内地通行证',
    'taiwan-permit': '台湾居民来往大陆通行证',
    'foreign-permanent-resident-id': '外国人永久居留证',
  },
};
