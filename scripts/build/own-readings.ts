/**
 * How places of Henan are said where a dictionary says otherwise: names of counties by local usage (民政部 and county
 * gazetteers), then surnames that begin village names. Longest first wins in pinyin-pro.
 */
export const ownReadings: Readonly<Record<string, string>> = {
  浚县: 'xun xian',
  尉氏: 'yu shi',
  漯河: 'luo he',
  浉河: 'shi he',
  泌阳: 'bi yang',
  召陵: 'shao ling',
  中牟: 'zhong mu',
  渑池: 'mian chi',
  瀍河: 'chan he',
  祭城: 'zha cheng',
  洧川: 'wei chuan',
  单庄: 'shan zhuang',
  单楼: 'shan lou',
  单寨: 'shan zhai',
  仇庄: 'qiu zhuang',
  仇楼: 'qiu lou',
  解庄: 'xie zhuang',
  查庄: 'zha zhuang',
  区庄: 'ou zhuang',
  盖庄: 'gai zhuang',
  万俟: 'mo qi',
};
