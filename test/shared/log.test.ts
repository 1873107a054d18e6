import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { log, logMessages } from '../../functions/shared/log.ts';
import { logFailures } from '../../functions/shared/queue/log-failures.ts';

const mark = '慕容标记 13977553311';
let lines: string[];

beforeEach(() => {
  lines = [];
  vi.stubEnv('LOG_LEVEL', 'INFO');
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'declare');
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const logged = () => JSON.parse(lines[0] ?? '') as Record<string, unknown>;

/** An error such as parsers and drivers throw: it quotes what was sent, in every place where it can. */
class QuotingError extends Error {
  override readonly name = 'QuotingError';
  readonly input = mark;
}

describe('a line of the log', () => {
  it('is one JSON object with the code, its message, the step and the ids', () => {
    log.info('message-sent', { id: 'abc' });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.endsWith('\n')).toBe(true);
    expect(logged()).toMatchObject({
      level: 'INFO',
      service: 'declare',
      code: 'message-sent',
      message: logMessages['message-sent'],
      id: 'abc',
    });
  });

  it.each([
    ['message', new QuotingError(mark)],
    ['message that reads like a stack', new QuotingError(`one\n    at ${mark}`)],
    ['cause', new Error('x', { cause: new QuotingError(mark) })],
    ['text that was thrown', mark],
    ['object that was thrown', { name: mark }],
  ])('never has an error’s %s', (_, error) => {
    log.error('answered-unexpected', error, { routeKey: 'POST /v1/declarations' });
    expect(lines.join('')).not.toContain('慕容');
    expect(lines.join('')).not.toContain('13977553311');
  });

  it('has the kind of an error, where it was thrown, and the kind of its cause', () => {
    log.error('answered-unexpected', new TypeError(mark, { cause: new RangeError(mark) }));
    expect(logged()).toMatchObject({ errorName: 'TypeError', errorCause: 'RangeError' });
    expect(logged()['errorStack']).toContain('log.test.ts');
  });
});

describe('a record that fails', () => {
  it('is counted and told by its id, and fails still', async () => {
    const error = new QuotingError(mark);
    const handle = logFailures(
      () => Promise.reject(error),
      () => 'abc',
    );
    await expect(handle({})).rejects.toBe(error);
    expect(lines.join('')).not.toContain('慕容');
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told).toContainEqual(expect.objectContaining({ code: 'record-failed', id: 'abc' }));
    expect(told).toContainEqual(expect.objectContaining({ failed: 1 }));
  });
});
