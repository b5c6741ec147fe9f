import { Module } from '@nestjs/common';
import { TrialTokenController } from './trial-token.controller.js';

/** What the dashboard needs beside the API; its files are served before any module is asked. */
@Module({ controllers: [TrialTokenController] })
export class WebModule {}
