import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { resumeSession } from '../staff/session.ts';
import { followAddressBar } from './address.ts';
import { queryClient } from './api/query-client.ts';
import { App } from './app.tsx';
import './look/antd.css';
import { restorePreferences } from './preferences.ts';

// Parsers made at run time would need 'unsafe-eval' in the content security policy.
z.config({ jitless: true });

// antd's rules come as a sheet of the site (build/antd-styles.ts): the policy allows none that a script makes.
const antdTheme = { zeroRuntime: true, hashed: false, cssVar: { key: 'desk' } };

async function start(): Promise<void> {
  await restorePreferences();
  const signInFailed = await resumeSession().then(
    () => false,
    () => true,
  );
  followAddressBar();
  const root = document.getElementById('app');
  if (root === null) throw new Error('index.html has no #app');
  root.replaceChildren();
  createRoot(root).render(
    <QueryClientProvider client={queryClient}>
      <ConfigProvider theme={antdTheme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
        <App signInFailed={signInFailed} />
      </ConfigProvider>
    </QueryClientProvider>,
  );
}

void start();
