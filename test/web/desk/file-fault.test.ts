import { describe, expect, it } from 'vitest';
import { mostPutBytes } from '../../../schemas/feed-run.ts';
import { fileFault } from '../../../web/desk/feeds/file-fault.ts';
import { feedZh } from '../../../web/desk/feeds/words/zh.ts';

const file = (name: string, size: number) => ({ name, size }) as File;

describe('what is wrong with a file before it is sent', () => {
  it('is its size only beyond what a bucket takes at once', () => {
    expect(fileFault(file('大.csv', mostPutBytes), feedZh)).toBeUndefined();
    expect(fileFault(file('大.csv', mostPutBytes + 1), feedZh)).toBe(feedZh.send.fileLarge);
  });

  it('is its kind before its size', () => {
    expect(fileFault(file('大.xlsx', mostPutBytes + 1), feedZh)).toBe(feedZh.send.fileSpreadsheet);
  });
});
