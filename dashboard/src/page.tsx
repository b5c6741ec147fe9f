import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/newsreader/index.css';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { endFirstWith } from './ahead/first-sight/first-sight';
import { App } from './app/App';

/** Draws the page, in place of what was shown before it. */
export function show(): void {
  const root = document.querySelector('#root')!;
  endFirstWith(root);
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
