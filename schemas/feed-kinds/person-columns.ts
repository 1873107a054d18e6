import type { FeedColumn } from '../feed-kind.ts';

/** Who a row is about. A row needs a document, or a name and a phone. */
export const documentColumn: FeedColumn = {
  field: 'document',
  headers: [
    '证件号码',
    '身份证号',
    '身份证号码',
    '证件号',
    '公民身份号码',
    'document',
    'document number',
    'ID number',
  ],
  cell: 'document',
  required: false,
};

export const nameColumn: FeedColumn = {
  field: 'name',
  headers: ['姓名', '人员姓名', 'name', 'full name'],
  cell: 'name',
  required: false,
};

export const phoneColumn: FeedColumn = {
  field: 'phone',
  headers: ['手机号', '手机号码', '联系电话', '电话', 'phone', 'phone number', 'mobile'],
  cell: 'phone',
  required: false,
};
