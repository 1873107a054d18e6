import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stop } from './install.mjs';

const chromium = '/usr/bin/chromium';
// Without windows the tests take half of the CPU; where there is no such package they look with the other one.
const headless = '/usr/bin/chromium-headless-shell';
const font = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';
const install = 'apt-get install -y --no-install-recommends';
const command = `apt-get update && ${install} chromium fonts-noto-cjk && (${install} chromium-headless-shell || true)`;

/** Installs Chromium and a Chinese font through apt when it may; else says the one command that does it. */
export function installBrowser() {
  const isThere = () => [chromium, font].every((path) => existsSync(path));
  if (isThere() && existsSync(headless)) return;
  const mayInstall = process.getuid?.() === 0;
  const sudo = !mayInstall && spawnSync('sudo', ['-n', 'true']).status === 0;
  if (!mayInstall && !sudo && isThere()) return;
  if (!mayInstall && !sudo)
    stop(`The browser tests need Chromium and a Chinese font. Run once: sudo sh -c '${command}'`);
  process.stdout.write('Installing Chromium and a Chinese font …\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const shell = sudo ? ['sudo', ['-n', 'sh', '-c', command]] : ['sh', ['-c', command]];
  const { status } = spawnSync(...shell, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0 || !isThere()) stop(`Chromium could not be installed. Run once: ${command}`);
}
