import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accessLogLine } from '../../../scripts/local/http/access-log.ts';
import { anApi, aRoute } from './an-api.ts';

describe('the access log', () => {
  it('has a line for each request, in the format of the stage', async () => {
    const format =
      '{"route":"$context.routeKey","status":"$context.status","bytes":$context.responseLength,"why":"$context.error.responseType"}';
    const api = await anApi({
      accessLog: { logGroup: '/access', format },
      routes: [aRoute({ key: 'GET /things/{id}' })],
    });
    await fetch(`${api.url}/things/secret`, { headers: { 'x-answer': '{"statusCode":200,"body":"four"}' } });
    await fetch(`${api.url}/nowhere`);
    await api.stop();
    expect(readFileSync(join(api.logFolder, '-access.log'), 'utf8').split('\n')).toEqual([
      '{"route":"GET /things/{id}","status":"200","bytes":4,"why":"-"}',
      '{"route":"-","status":"404","bytes":23,"why":"MISSING_AUTHENTICATION_TOKEN"}',
      '',
    ]);
  });

  it('refuses a variable that the runner does not know', () => {
    expect(() => accessLogLine('$context.wafResponseCode')).toThrow('$context.wafResponseCode');
  });
});
