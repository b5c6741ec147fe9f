import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/newsreader/index.css';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { endFirstWith } from './ahead/first-sight/first-sight';
import { App } from './app/App';

/** Whatever takes longer is drawn as it comes. */
const LONGEST_WAIT_MS = 300;

/** Draws the page, with what was asked ahead if that is there in a moment. */
export async function show(asked: Promise<void>): Promise<void> {
  const later = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS));
  await Promise.race([asked, later]);
  const root = document.querySelector('#root')!;
  endFirstWith(root);
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
