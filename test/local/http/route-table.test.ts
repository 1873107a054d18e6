import { describe, expect, it } from 'vitest';
import { routeTable } from '../../../scripts/local/http/route-table.ts';
import { aRoute } from './an-api.ts';

const find = routeTable(
  [
    '$default',
    'GET /things/{id}',
    'GET /things/mine',
    'ANY /things/{id}',
    'GET /things/{id}/parts/{part}',
    'GET /{proxy+}',
    'ANY /files/{path+}',
  ].map((key) => aRoute({ key })),
);

describe('the route of a request', () => {
  it.each([
    ['GET', '/things/mine', 'GET /things/mine', undefined],
    ['GET', '/things/7', 'GET /things/{id}', { id: '7' }],
    ['PUT', '/things/7', 'ANY /things/{id}', { id: '7' }],
    ['PUT', '/things/mine', 'ANY /things/{id}', { id: 'mine' }],
    ['GET', '/things/a%2Fb/parts/%E8%B1%AB', 'GET /things/{id}/parts/{part}', { id: 'a/b', part: '豫' }],
    ['GET', '/things/%zz', 'GET /things/{id}', { id: '%zz' }],
    ['GET', '/things//parts/1', 'GET /{proxy+}', { proxy: 'things//parts/1' }],
    ['GET', '/things/mine/', 'GET /{proxy+}', { proxy: 'things/mine/' }],
    ['PUT', '/files/a/b/c', 'ANY /files/{path+}', { path: 'a/b/c' }],
    ['GET', '/files/a', 'ANY /files/{path+}', { path: 'a' }],
    ['PUT', '/elsewhere', '$default', undefined],
    ['PUT', '/files', '$default', undefined],
  ])('%s %s is %s', (method, path, key, pathParameters) => {
    const found = find(method, path);
    expect([found?.route.key, found?.pathParameters]).toEqual([key, pathParameters]);
  });

  it('is none where nothing matches and there is no $default', () => {
    expect(routeTable([aRoute({ key: 'GET /a' })])('GET', '/b')).toBeUndefined();
  });
});
