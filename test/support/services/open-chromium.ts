import { type Browser, chromium } from 'playwright-core';
import { buildDashboard } from '../../../scripts/build-dashboard.mjs';
import { chromiumProgram } from './chromium-program.js';

/** A headless Chromium, once the dashboard is built as it is now. */
export async function openChromium(): Promise<Browser> {
  const [{ program, env }] = await Promise.all([chromiumProgram(), buildDashboard()]);
  return chromium.launch({
    executablePath: program,
    env: { ...process.env, ...env },
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
}
