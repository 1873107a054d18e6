import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { residentIdCheckCharacter } from '../../schemas/identity-document.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';
import { type Marked, wholeJourney } from '../support/whole-journey.ts';

const first17 = '11010519771107135';
const person: Marked = {
  name: '慕容标记璘',
  phone: '13977553311',
  address: '标记苑七幢九零一室',
  documentNumber: first17 + residentIdCheckCharacter(first17),
};
// As bytes of UTF-8, as JSON escapes, as percent-encoding: however it would be written.
const escaped = (text: string) =>
  Array.from(text, (letter) => `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`).join('');
const marks = Object.values(person).flatMap((mark: string) => [
  mark,
  escaped(mark),
  encodeURIComponent(mark),
  Buffer.from(mark).toString('base64').replace(/=+$/, '').slice(0, -1),
]);

function filesBelow(folder: string): string[] {
  return globSync('**/*', { cwd: folder })
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile());
}

function marksIn(content: Buffer | string): string[] {
  const bytes = Buffer.from(content);
  return marks.filter((mark) => bytes.includes(mark));
}

describe('a marked person who goes through every step', () => {
  let running: RunningSystem;
  let answers: Awaited<ReturnType<typeof wholeJourney>>;
  let poisoned: readonly unknown[];

  beforeAll(async () => {
    running = await aRunningSystem({ at: '2026-01-17T10:10:00+08:00', unmanned: true });
    answers = await wholeJourney(running, person);
    poisoned = await running.system.deadLetters.list();
  });
  afterAll(() => running.stop());

  it('went through every step', () => {
    const failed = answers.filter(({ answer }) => answer.status >= 500);
    expect(failed.map(({ what, answer }) => `${what}: ${answer.text}`)).toEqual([]);
    expect(answers.filter(({ answer }) => answer.status < 300).length).toBeGreaterThan(25);
  });

  it('is in no log', () => {
    const logs = filesBelow(running.system.logFolder);
    expect(logs.length).toBeGreaterThan(5);
    expect(logs.filter((file) => marksIn(readFileSync(file)).length > 0)).toEqual([]);
  });

  it('is in no error', () => {
    const errors = answers.filter(({ answer }) => answer.status >= 400);
    expect(errors.length).toBeGreaterThan(4);
    expect(errors.filter(({ answer }) => marksIn(answer.text).length > 0)).toEqual([]);
  });

  it('is in no queue, object name or key: in no file of the engines, where all of it is sealed', () => {
    // The inbox stands for the SMS gateway, which must know whom to send to.
    const kept = filesBelow(running.system.dataFolder).filter((file) => !file.includes('inbox'));
    expect(kept.some((file) => marksIn(readFileSync(file)).length > 0 && !file.includes('inbox'))).toBe(
      false,
    );
    expect(poisoned).toEqual([]);
  });

  it('would be found if it were there: the inbox has the phone', () => {
    const inbox = filesBelow(running.system.dataFolder).filter((file) => file.includes('inbox'));
    expect(inbox.some((file) => marksIn(readFileSync(file)).length > 0)).toBe(true);
  });

  it('is in no address', () => {
    const addresses = answers.map(({ answer }) => answer.headers.get('location') ?? '');
    expect(addresses.filter((address) => marksIn(address).length > 0)).toEqual([]);
  });
});
