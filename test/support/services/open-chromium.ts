import { type Browser, chromium } from 'playwright-core';
import { buildDashboard } from '../../../scripts/build-dashboard.mjs';
import { leanChromium } from './chromium-program.js';

/** A headless Chromium, once the dashboard is built as it is now. */
export async function openChromium(program = leanChromium()): Promise<Browser> {
  const [{ program: executablePath, env }] = await Promise.all([program, buildDashboard()]);
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
}
