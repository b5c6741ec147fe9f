import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { PersonalityModule } from '../personality/index.js';
import { SessionModule } from '../session/index.js';
import { AnalyticsReports } from './analytics/analytics.report.js';
import { AnalyticsResolver } from './analytics/analytics.resolver.js';
import { ChatEstate } from './chat.estate.js';
import { ChatQueriesResolver } from './chat.queries.resolver.js';
import { countTokens } from './companion/tokens.js';
import { ConversationResolver } from './conversation.resolver.js';
import { ConversationListService } from './conversations/conversation-list.service.js';
import { ConversationService } from './conversations/conversation.service.js';
import { HistoryService } from './history/history.service.js';
import { SentMessages } from './history/sent-messages.js';
import { MessageLoading } from './history/message-loaders.js';
import { AnnotationService } from './marks/annotation.service.js';
import { Chronicle } from './exporting/chronicle.js';
import { RecallService } from './importing/recall.service.js';
import { MarksService } from './marks/marks.service.js';
import { MessageResolver } from './message.resolver.js';
import { MoodResolver } from './mood/mood.resolver.js';
import { MoodTrendService } from './mood/mood-trend.service.js';
import { CrisisCare } from './safety/crisis-care.interceptor.js';
import { SupportResolver } from './safety/support.resolver.js';
import { SupportService } from './safety/support.service.js';
import { Whereabouts } from './safety/whereabouts.js';
import { SearchService } from './search/search.service.js';
import { Summarising } from './summary/summarising.service.js';
import { SummaryStore } from './summary/summary-store.js';
import { SiblingsResolver } from './siblings.resolver.js';
import { AccountLog } from './streaming/account-log.js';
import { DraftKeeper } from './streaming/draft-keeper.js';
import { FreshLabels } from './streaming/fresh-labels.js';
import { Glances } from './streaming/glances.js';
import { MessageEventsService } from './streaming/message-events.service.js';
import { NewsListener } from './streaming/news.listener.js';
import { ReplyStreamService } from './streaming/reply-stream.service.js';
import { StopWishes } from './streaming/stop-wishes.js';
import { StoppingService } from './streaming/stopping.service.js';
import { StreamingResolver } from './streaming/streaming.resolver.js';
import { WritingDesk } from './streaming/writing-desk.js';
import { AbandonedReplies } from './turn/abandoned-replies.js';
import { BranchService } from './turn/branch.service.js';
import { companionProvider } from './turn/companion.provider.js';
import { Leases } from './turn/leases.js';
import { ReplyClosing } from './turn/reply-closing.js';
import { ReplyRunner } from './turn/reply-runner.js';
import { SendLimit } from './turn/send-limit.js';
import { TurnOpening } from './turn/turn-opening.js';
import { TurnReader } from './turn/turn-reader.js';
import { TurnService } from './turn/turn.service.js';
import { WritingService } from './turn/writing.service.js';

const api = [
  ChatQueriesResolver,
  ConversationResolver,
  MessageResolver,
  SiblingsResolver,
  StreamingResolver,
];
const reading = [HistoryService, MessageLoading, SearchService, ConversationListService];
const conversations = [ConversationService, BranchService, MarksService, AnnotationService];
const analytics = [AnalyticsResolver, AnalyticsReports];
const caring = [
  CrisisCare,
  Whereabouts,
  SupportService,
  SupportResolver,
  MoodResolver,
  MoodTrendService,
];
const turns = [
  WritingService,
  SendLimit,
  TurnService,
  TurnOpening,
  TurnReader,
  ReplyRunner,
  ReplyClosing,
  AbandonedReplies,
  Leases,
  companionProvider,
];

const remembering = [Summarising, SummaryStore];

const streaming = [
  WritingDesk,
  DraftKeeper,
  Glances,
  ReplyStreamService,
  StoppingService,
  StopWishes,
  AccountLog,
  FreshLabels,
  MessageEventsService,
  NewsListener,
];

@Module({
  imports: [SessionModule, PersonalityModule],
  providers: [
    ...api,
    ...caring,
    ...analytics,
    ...reading,
    ...conversations,
    ...turns,
    ...remembering,
    ...streaming,
    RecallService,
    SentMessages,
    Chronicle,
    ChatEstate,
  ],
  exports: [RecallService, SentMessages, Chronicle],
})
export class ChatModule implements OnApplicationBootstrap {
  /** Loads the tokenizer's tables, so that nobody's first message waits for them. */
  onApplicationBootstrap(): void {
    void countTokens('');
  }
}
