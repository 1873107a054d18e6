import type { Sex } from '../../schemas/codes.ts';
import type { Traveller } from '../../schemas/declaration-request.ts';
import { residentIdCheckCharacter } from '../../schemas/identity-document.ts';
import { addDays } from '../../schemas/shanghai-day.ts';
import type { Chance } from './chance.ts';

/** Common surnames of Henan, the most frequent several times. */
const surnames = Array.from(
  '王王王王李李李李张张张张刘刘刘陈陈杨杨赵赵黄周吴徐孙胡朱高林何郭郭马马罗宋宋郑谢韩韩唐冯于董程曹袁邓许傅沈曾彭吕',
);
const given: Record<Sex, readonly string[]> = {
  male: Array.from('伟强磊军勇杰涛明超刚平辉鹏飞波斌宇浩凯健俊帆旭东峰建国志文海永林'),
  female: Array.from('芳娜敏静丽艳娟霞秀英红玉萍玲桂兰梅雪琴婷慧莹欣悦琳晓燕春云花'),
};

/** A person, so far; `n` tells them from everybody else of a rehearsal. */
export interface Person {
  n: number;
  name: string;
  sex: Sex;
  birthDate: string;
  document: Traveller['document'];
  phone: string;
}

export function inventName(sex: Sex, chance: Chance, surname = chance.pick(surnames)): string {
  const first = chance.pick(given[sex]);
  return surname + first + (chance.is(0.75) ? chance.pick(given[sex]) : '');
}

/** A number of a range of virtual operators, as the demo staff's are, in other ranges than theirs. */
export function inventPhone(chance: Chance): string {
  return chance.pick(['162', '165', '167', '171']) + String(chance.whole(0, 99_999_999)).padStart(8, '0');
}

const areas = 500;
const sequences = 1_000;
/** People of one rehearsal have numbers of their own up to so many times that. */
const generations = 8;

/** Somebody born on about a day; a man when `n` is odd. */
export function inventPerson(
  n: number,
  { bornAbout, province, surname }: { bornAbout: string; province: string; surname?: string | undefined },
  chance: Chance,
): Person {
  const sex = n % 2 === 1 ? 'male' : 'female';
  const birthDate = bornOn(bornAbout, n);
  const document = inventDocument(n, { birthDate, province });
  return { n, sex, birthDate, document, name: inventName(sex, chance, surname), phone: inventPhone(chance) };
}

/**
 * A resident ID number with a right check character and a date that exists, which is nobody's: area codes from <province>95nn on
 * were never given out. The first people of a rehearsal differ in area or sequence, those after them in the date of birth.
 */
function inventDocument(
  n: number,
  { birthDate, province }: Pick<Person, 'birthDate'> & { province: string },
): Person['document'] {
  const area = 9_500 + (Math.floor(n / sequences) % areas);
  const first17 = `${province}${area}${birthDate.replaceAll('-', '')}${String(n % sequences).padStart(3, '0')}`;
  return { type: 'resident-id', number: first17 + residentIdCheckCharacter(first17) };
}

/** A day of eight that says which generation of numbers it is. */
function bornOn(bornAbout: string, n: number): string {
  const generation = Math.floor(n / (areas * sequences)) % generations;
  const day = Math.floor(Date.parse(bornAbout) / 86_400_000);
  return addDays(bornAbout, generation - (((day % generations) + generations) % generations));
}

/** A passport of a foreigner who comes alone. */
export function inventPassport(n: number): Person['document'] {
  return { type: 'passport', number: `X${String(n).padStart(8, '0')}` };
}
