import { Module } from '@nestjs/common';
import { PersonalityResolver } from './personality.resolver.js';
import { PersonalityService } from './personality.service.js';

@Module({ providers: [PersonalityResolver, PersonalityService] })
export class PersonalityModule {}
