/** `TABLE_ENGINE=dynamodb-local npx vitest run test/local` lets Amazon's own engine judge the same tests. */
export const testEngine = process.env['TABLE_ENGINE'] === 'dynamodb-local' ? 'dynamodb-local' : 'dynoxide';
