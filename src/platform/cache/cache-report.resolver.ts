import { Module } from '@nestjs/common';
import { Field, Float, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Percentiles } from '../reports/percentiles.js';
import { Admin, type Viewer } from '../auth/viewer.js';
import { CacheStatistics } from './cache-statistics.js';

@ObjectType({ description: 'What one cached query did since this process started.' })
export class CacheReport {
  @Field(() => String)
  name!: string;

  @Field(() => Float)
  hits!: number;

  @Field(() => Float)
  misses!: number;

  @Field(() => Float, { description: 'Reads while the cache could not be believed or is off.' })
  bypasses!: number;

  @Field(() => Float, { description: 'Of all reads, those answered from the cache: 0 to 1.' })
  hitRate!: number;

  @Field(() => Percentiles, { description: 'Milliseconds that loading took.' })
  loadMs!: Percentiles;
}

/** The cache, for admins; of the process that answers. */
@Resolver()
class CacheReportResolver {
  constructor(private readonly statistics: CacheStatistics) {}

  @Query(() => [CacheReport], { description: 'For admins: the cache of the process that answers.' })
  cacheReport(@Admin() _admin: Viewer): Promise<CacheReport[]> {
    return this.statistics.figures();
  }
}

@Module({ providers: [CacheReportResolver] })
export class CacheReportModule {}
