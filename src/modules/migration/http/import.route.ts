import type { FileHandle } from 'node:fs/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorBody } from '../../../platform/errors/answer.js';
import { letTakeItsTime } from '../../../platform/http/unhurried.js';
import { UploadTooLarge, wrongUploadType } from '../migration.errors.js';
import { FileGate } from './file-gate.js';
import { ImportTelling } from './import-telling.js';
import { expectBounded, spooled } from './spool.js';

/** What no page of another site can send unasked; what is inside tells the format. */
const TYPES =
  /^(application\/(json|x-ndjson|jsonl|zip|x-zip-compressed|octet-stream)|text\/csv)\s*(;|$)/i;

/** `POST /import`: the body is the file, as it is. */
@Injectable()
export class ImportRoute implements OnModuleInit {
  constructor(
    private readonly server: HttpAdapterHost,
    private readonly gate: FileGate,
    private readonly telling: ImportTelling,
  ) {}

  onModuleInit(): void {
    // A command serves nobody.
    const fastify = this.server.httpAdapter?.getInstance<FastifyInstance>();
    void fastify?.register(async (scope) => {
      // Here alone bodies are not read before somebody asks for them.
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, body, done) => done(null, body));
      scope.post('/import', (request, reply) => this.take(request, reply));
    });
  }

  private async take(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    // Whatever is refused, the rest of the file need not be sent.
    reply.header('connection', 'close').header('cache-control', 'no-store');
    const { viewer, leave } = await this.gate.admit(request, 'import');
    try {
      const file = await this.received(request);
      const { lines, ended } = await this.telling.begin(viewer.accountId, file, request.id);
      void ended.finally(leave);
      return await reply.type('application/x-ndjson; charset=utf-8').send(lines);
    } catch (error) {
      leave();
      if (!(error instanceof UploadTooLarge)) throw error;
      return reply.code(413).send(errorBody(error, request.id));
    }
  }

  private async received({ raw, headers }: FastifyRequest): Promise<FileHandle> {
    if (!TYPES.test(headers['content-type'] ?? '')) throw wrongUploadType();
    expectBounded(Number(headers['content-length'] ?? 0));
    const patience = letTakeItsTime(raw.socket);
    return spooled(raw).finally(() => patience.over());
  }
}
