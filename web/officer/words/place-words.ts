import type { Language } from '../../../schemas/codes.ts';
import { shortName } from './short-name.ts';

/** Provinces by the first two digits of a division code (GB/T 2260), short as people say them. */
const provinces: Record<string, readonly [zh: string, en: string]> = {
  11: ['北京', 'Beijing'],
  12: ['天津', 'Tianjin'],
  13: ['河北', 'Hebei'],
  14: ['山西', 'Shanxi'],
  15: ['内蒙古', 'Inner Mongolia'],
  21: ['辽宁', 'Liaoning'],
  22: ['吉林', 'Jilin'],
  23: ['黑龙江', 'Heilongjiang'],
  31: ['上海', 'Shanghai'],
  32: ['江苏', 'Jiangsu'],
  33: ['浙江', 'Zhejiang'],
  34: ['安徽', 'Anhui'],
  35: ['福建', 'Fujian'],
  36: ['江西', 'Jiangxi'],
  37: ['山东', 'Shandong'],
  41: ['河南', 'Henan'],
  42: ['湖北', 'Hubei'],
  43: ['湖南', 'Hunan'],
  44: ['广东', 'Guangdong'],
  45: ['广西', 'Guangxi'],
  46: ['海南', 'Hainan'],
  50: ['重庆', 'Chongqing'],
  51: ['四川', 'Sichuan'],
  52: ['贵州', 'Guizhou'],
  53: ['云南', 'Yunnan'],
  54: ['西藏', 'Tibet'],
  61: ['陕西', 'Shaanxi'],
  62: ['甘肃', 'Gansu'],
  63: ['青海', 'Qinghai'],
  64: ['宁夏', 'Ningxia'],
  65: ['新疆', 'Xinjiang'],
  71: ['台湾', 'Taiwan'],
  81: ['香港', 'Hong Kong'],
  82: ['澳门', 'Macao'],
};

/** Code and name of each province, in the order of the codes. */
export function provinceChoices(language: Language): { code: string; name: string }[] {
  return Object.entries(provinces).map(([code, [zh, en]]) => ({ code, name: language === 'zh' ? zh : en }));
}

/** What a card says of an origin: the province of a division code, or the country of an ISO code. */
export function originWords(origin: string, language: Language): string {
  if (/^\d/.test(origin)) {
    const names = provinces[origin.slice(0, 2)];
    return names === undefined ? origin : names[language === 'zh' ? 0 : 1];
  }
  const countries = new Intl.DisplayNames([language === 'zh' ? 'zh-CN' : 'en'], { type: 'region' });
  return countries.of(origin) ?? origin;
}

/** The last `count` names of a path like 河南省/郑州市/金水区/花园路街道, for where there is little room. */
export function shortPath(path: string, count: number): string {
  return path.split('/').slice(-count).map(shortName).join(' ');
}
