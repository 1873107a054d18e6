import { declarationStateNames, namesIn } from '../../../schemas/code-names.ts';
import type { CodeWords } from './words-of-codes.ts';

export const codesEn: CodeWords = {
  state: namesIn(declarationStateNames, 'en'),
  role: {
    officer: 'community officer',
    township: 'township',
    county: 'county',
    city: 'city',
    province: 'province',
    'city-system': 'city system',
    platform: 'provincial platform',
  },
  purpose: {
    'contact-tracing': 'contact tracing',
    'urgent-care': 'urgent care',
    complaint: 'complaint',
    'data-correction': 'data correction',
    supervision: 'supervision',
  },
  breakGlassPurpose: {
    'outbreak-investigation': 'outbreak investigation',
    'mutual-aid': 'mutual aid',
    'legal-inquiry': 'legal inquiry',
  },
  symptom: {
    fever: 'fever',
    cough: 'cough',
    fatigue: 'fatigue',
    'sore-throat': 'sore throat',
    'loss-of-smell-or-taste': 'loss of smell or taste',
    diarrhoea: 'diarrhoea',
    other: 'other',
  },
  stayKind: {
    'own-home': 'own home',
    relatives: 'relatives or friends',
    hotel: 'hotel',
    dormitory: 'dormitory',
    school: 'school',
    site: 'building site',
    other: 'other',
  },
  help: {
    medicine: 'medicine',
    dialysis: 'dialysis',
    pregnancy: 'pregnancy',
    food: 'food',
    other: 'other',
  },
  result: { pending: 'pending', negative: 'negative', positive: 'positive' },
  means: { phone: 'phone', visit: 'visit' },
  sex: { female: 'female', male: 'male' },
  document: {
    'resident-id': 'resident identity card',
    passport: 'passport',
    'hong-kong-macao-permit': 'Hong Kong and Macao travel permit',
    'taiwan-permit': 'Taiwan travel permit',
    'foreign-permanent-resident-id': 'foreign permanent resident card',
  },
};
