import { render } from 'preact';
import '../look/look.css';
import './declare.css';
import { App } from './app.tsx';

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no place for the app');
render(<App />, root);

if ('serviceWorker' in navigator && import.meta.env.PROD)
  addEventListener('load', () => {
    // Without it everything works but the receipt without a network: nothing to tell anybody about.
    navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
  });
