/** Whose functions the SDK takes off the module at each call: the module itself. */
const readAtCall = new Set(['http', 'https']);

/** Loaded at the first call of one of their functions: most invocations need none. */
const loadedLate = new Set(['zlib', 'fs/promises']);

type Builtin = Readonly<Record<string, unknown>>;

/**
 * A module of Node itself, for a bundle. Importing it as ECMAScript modules do reads every export once, which loads all of undici
 * for `http.WebSocket`, web cryptography for `crypto.webcrypto`, streams of files for `fs.ReadStream`, and their like. Here only
 * what is imported is read; the rest esbuild drops, as reading is marked as pure.
 */
export function leanBuiltin(name: string): string {
  if (readAtCall.has(name)) return `module.exports = process.getBuiltinModule('node:${name}');`;
  const builtin = (process.getBuiltinModule(name) ?? {}) as Builtin;
  const load = `process.getBuiltinModule('node:${name}')`;
  const lines = Object.keys(builtin)
    .filter((key) => /^[A-Za-z_$][\w$]*$/.test(key) && key !== 'default')
    .map(
      (key) =>
        `const $${key} = /* @__PURE__ */ ${readingOf(name, builtin, key)}; export { $${key} as ${key} };`,
    );
  return [
    `const late = () => ${load};`,
    'const read = (key) => late()[key];',
    'const call = (key) => function (...given) { return new.target ? new (late()[key])(...given) : late()[key](...given); };',
    'const tell = (key) => class { static [Symbol.hasInstance](value) { return value instanceof late()[key]; } };',
    ...lines,
    'export default /* @__PURE__ */ late();',
  ].join('\n');
}

function readingOf(name: string, builtin: Builtin, key: string): string {
  const isAccessor = Object.getOwnPropertyDescriptor(builtin, key)?.get !== undefined;
  if (name === 'fs' && isAccessor && key.endsWith('Stream')) return `tell('${key}')`;
  return loadedLate.has(name) && typeof builtin[key] === 'function' ? `call('${key}')` : `read('${key}')`;
}
