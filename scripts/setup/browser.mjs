import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stop } from './install.mjs';

const browser = '/usr/bin/chromium';
const font = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';
const command = 'apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-cjk';

/** Installs Chromium and a Chinese font through apt when it may; else says the one command that does it. */
export function installBrowser() {
  if (existsSync(browser) && existsSync(font)) return;
  const mayInstall = process.getuid?.() === 0;
  const sudo = !mayInstall && spawnSync('sudo', ['-n', 'true']).status === 0;
  if (!mayInstall && !sudo)
    stop(`The browser tests need Chromium and a Chinese font. Run once: sudo sh -c '${command}'`);
  process.stdout.write('Installing Chromium and a Chinese font …\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const shell = sudo ? ['sudo', ['-n', 'sh', '-c', command]] : ['sh', ['-c', command]];
  const { status } = spawnSync(...shell, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0 || !existsSync(browser)) stop(`Chromium could not be installed. Run once: ${command}`);
}
