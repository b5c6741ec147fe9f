import { Module } from '@nestjs/common';
import { PersonalityEstate } from './personality.estate.js';
import { PersonalityResolver } from './personality.resolver.js';
import { PersonalitySection } from './personality.section.js';
import { PersonalityService } from './personality.service.js';

@Module({
  providers: [PersonalityResolver, PersonalityService, PersonalityEstate, PersonalitySection],
  exports: [PersonalityEstate],
})
export class PersonalityModule {}
