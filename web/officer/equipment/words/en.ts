import type { EquipmentWords } from './zh.ts';

export const equipmentEn: EquipmentWords = {
  title: 'This phone (one SIM, one device)',
  none: 'This community has not been issued a phone and a number: the county issues them. Please ask the township.',
  number: 'Official number',
  model: 'Model',
  imei: 'IMEI',
  loan: 'IMEI of the loan',
  state: {
    issued: 'issued, to be received',
    'in-use': 'in use',
    'in-repair': 'being repaired',
    lost: 'reported lost',
    returned: 'given back',
  },
  seen: {
    own: 'The number is used in this phone',
    loan: 'The number is used in the loan',
    other: 'The number is used in another phone: put the SIM back, or say why at the finding',
  },
  at: (when) => `as the operator saw it ${when}`,
  step: {
    receipt: 'I have received it',
    repair: 'Send to be repaired',
    repaired: 'Back from repair',
    loss: 'Report it lost',
    return: 'Take back',
  },
  found: 'I have found it again',
  lent: 'IMEI of the loan (leave empty without one)',
  lentHelp: 'Dial *#06# to see it: 15 digits. The SIM in the loan is then no separation.',
  note: 'How it was lost',
  save: 'Confirm',
};
