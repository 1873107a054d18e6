import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stop } from './install.mjs';

// One to measure pages with, and one without windows for the tests, which takes half of the CPU.
const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'];
const font = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';
const command =
  'apt-get update && apt-get install -y --no-install-recommends chromium chromium-headless-shell fonts-noto-cjk';

/** Installs Chromium and a Chinese font through apt when it may; else says the one command that does it. */
export function installBrowser() {
  const isThere = () => [...browsers, font].every((path) => existsSync(path));
  if (isThere()) return;
  const mayInstall = process.getuid?.() === 0;
  const sudo = !mayInstall && spawnSync('sudo', ['-n', 'true']).status === 0;
  if (!mayInstall && !sudo)
    stop(`The browser tests need Chromium and a Chinese font. Run once: sudo sh -c '${command}'`);
  process.stdout.write('Installing Chromium and a Chinese font …\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const shell = sudo ? ['sudo', ['-n', 'sh', '-c', command]] : ['sh', ['-c', command]];
  const { status } = spawnSync(...shell, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0 || !isThere()) stop(`Chromium could not be installed. Run once: ${command}`);
}
