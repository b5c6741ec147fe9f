import { timingSafeEqual } from 'node:crypto';
import { Controller, ForbiddenException, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Registry } from 'prom-client';
import { Config } from '../config/config.js';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly registry: Registry,
    private readonly config: Config,
  ) {}

  /** Figures in Prometheus' text form; without METRICS_TOKEN only for this machine. */
  @Get()
  async metrics(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.mayRead(request)) throw new ForbiddenException();
    await reply.type(this.registry.contentType).send(await this.registry.metrics());
  }

  private mayRead({ headers, socket }: FastifyRequest): boolean {
    const { metricsToken } = this.config;
    if (!metricsToken) return LOOPBACK.test(socket.remoteAddress ?? '') && !isPassedOn(headers);
    const given = Buffer.from(headers.authorization ?? '');
    const wanted = Buffer.from(`Bearer ${metricsToken}`);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
}

/** A proxy on this machine speaks for somebody who may be anywhere. */
function isPassedOn(headers: FastifyRequest['headers']): boolean {
  return ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => name in headers);
}
