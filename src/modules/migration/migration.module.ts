import { Module } from '@nestjs/common';
import { ChatModule } from '../chat/index.js';
import { ImportService } from './import.service.js';

@Module({ imports: [ChatModule], providers: [ImportService], exports: [ImportService] })
export class MigrationModule {}
