import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { type Config, StartupError } from '../config/config.js';
import { securityHeaders } from './security-headers.js';
import { SIGN_IN_URL, withSettings } from './page-settings.js';

const BUILT = fileURLToPath(new URL('../../../dashboard/dist/', import.meta.url));

/** The addresses that the page itself leads to; any other is not there, and says so. */
const PAGES = ['/', '/c/:id', '/days', '/who', '/data', '/admin', '/admin/:report'];

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const SCRIPT = { 'content-type': 'text/javascript; charset=utf-8' };
const SVG = { 'content-type': 'image/svg+xml' };
const NO_SNIFFING = { 'x-content-type-options': 'nosniff' };

const YEAR_MS = 31_536_000_000;

/**
 * Serves the dashboard as it was built: its hashed files for good, its page always asked for anew.
 * Where nothing was built there is only the API.
 */
export function serveDashboard(fastify: FastifyInstance, config: Config, built = BUILT): void {
  const index = join(built, 'index.html');
  if (!existsSync(index)) return;
  serveAssets(fastify, join(built, 'assets'));
  const page = withSettings(readFileSync(index, 'utf8'), config);
  serveText(fastify, PAGES, page, { ...securityHeaders(config), ...HTML });
  serveText(fastify, ['/favicon.svg'], readFileSync(join(built, 'favicon.svg'), 'utf8'), SVG);
  const { module } = config.signIn;
  if (module) serveText(fastify, [SIGN_IN_URL], signInScript(module), SCRIPT);
}

/** Their names change with what is in them. */
function serveAssets(fastify: FastifyInstance, root: string): void {
  void fastify.register(fastifyStatic, {
    root,
    prefix: '/assets/',
    immutable: true,
    maxAge: YEAR_MS,
    preCompressed: true,
    index: false,
    setHeaders: (reply) => reply.header('x-content-type-options', 'nosniff'),
  });
}

function serveText(
  fastify: FastifyInstance,
  urls: readonly string[],
  text: string,
  headers: Record<string, string>,
): void {
  for (const url of urls) {
    fastify.get(url, (_request, reply) =>
      reply.headers({ 'cache-control': 'no-cache', ...NO_SNIFFING, ...headers }).send(text),
    );
  }
}

function signInScript(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new StartupError('SIGN_IN_MODULE names no file that can be read.');
  }
}
