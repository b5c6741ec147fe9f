import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type Connection, connectionOf } from '../../platform/paging/connection.js';
import { CrisisSupport } from './safety/crisis.types.js';
import { positionOf as positionInListing } from './conversations/listing.js';
import { positionIn as positionInLine } from './history/lines.js';
import { positionOf as positionInHits } from './search/hit-order.js';
import { ContentTypes, ConversationStatuses, MessageRoles, MessageStatuses } from './chat.enums.js';
import type { ConversationStatus } from './conversation.entity.js';
import type { ContentType, MessageRole, MessageStatus } from './message.entity.js';

@ObjectType('Message')
export class MessageView {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  conversationId!: string;

  @Field(() => Int, { description: 'Strictly increasing inside the conversation.' })
  index!: number;

  @Field(() => MessageRoles)
  role!: MessageRole;

  @Field(() => String)
  content!: string;

  @Field(() => ContentTypes)
  contentType!: ContentType;

  @Field(() => MessageStatuses)
  status!: MessageStatus;

  @Field(() => ID, {
    nullable: true,
    description: 'The message this one answers or replaces; edits and regenerations branch here.',
  })
  parentId!: string | null;

  @Field(() => Int, { description: 'How many alternatives share this parent, this one included.' })
  siblingCount!: number;

  @Field(() => String, { nullable: true })
  model!: string | null;

  @Field(() => Int, { nullable: true })
  tokensUsed!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Milliseconds from the question to the whole reply.',
  })
  latencyMs!: number | null;

  @Field(() => String, { nullable: true })
  mood!: string | null;

  @Field(() => Float, { nullable: true, description: '-1 (negative) to 1 (positive).' })
  sentiment!: number | null;

  @Field(() => Boolean)
  hasPersonalityContext!: boolean;

  @Field(() => Int, { nullable: true })
  personalityVersion!: number | null;

  @Field(() => Boolean)
  edited!: boolean;

  @Field(() => Boolean)
  flagged!: boolean;

  @Field(() => Int, { nullable: true, description: "1 to 5, the caller's own." })
  rating!: number | null;

  @Field(() => [String])
  reactions!: string[];

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date)
  updatedAt!: Date;
}

export const MessageConnection = connectionOf('Message', MessageView, positionInLine);

@ObjectType('Conversation')
export class ConversationView {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'From the first message unless it was chosen.' })
  title!: string;

  @Field(() => String, { nullable: true })
  description!: string | null;

  @Field(() => ConversationStatuses)
  status!: ConversationStatus;

  @Field(() => Boolean)
  pinned!: boolean;

  @Field(() => [String])
  tags!: string[];

  @Field(() => String, { nullable: true })
  agentType!: string | null;

  @Field(() => String, { nullable: true })
  model!: string | null;

  @Field(() => String, { nullable: true })
  systemPrompt!: string | null;

  @Field(() => Float, { nullable: true })
  temperature!: number | null;

  @Field(() => Int, { nullable: true })
  maxTokens!: number | null;

  @Field(() => Int, { description: 'All messages kept, alternatives included.' })
  messageCount!: number;

  @Field(() => Int)
  tokenCount!: number;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date)
  updatedAt!: Date;

  @Field(() => Date, { nullable: true })
  lastMessageAt!: Date | null;

  /** The newest message of the active path; not shown, `lastMessage` follows it. */
  activeLeafId!: string | null;

  /** Messages on the active path; not shown, the total of its pages. */
  pathLength!: number;
}

export const ConversationConnection = connectionOf(
  'Conversation',
  ConversationView,
  positionInListing,
);

@ObjectType('SearchHit')
export class SearchHitView {
  @Field(() => MessageView)
  message!: MessageView;

  @Field(() => String, { description: 'Matches between « and ».' })
  snippet!: string;

  @Field(() => Float)
  score!: number;
}

export const SearchConnection = connectionOf('Search', SearchHitView, positionInHits);

@ObjectType('SendMessagePayload')
export class SendMessagePayload {
  @Field(() => MessageView)
  message!: MessageView;

  @Field(() => MessageView, { nullable: true })
  reply!: MessageView | null;

  @Field(() => ConversationView)
  conversation!: ConversationView;

  @Field(() => Boolean, { description: 'The same request had been understood before.' })
  replayed!: boolean;

  @Field(() => CrisisSupport, { nullable: true })
  crisis!: CrisisSupport | null;
}

export type MessagePage = Connection<MessageView>;
export type ConversationPage = Connection<ConversationView>;
export type SearchPage = Connection<SearchHitView>;
