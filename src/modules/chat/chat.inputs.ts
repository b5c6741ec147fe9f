import { ArgsType, Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { ContentTypes, ConversationStatuses, MessageRoles, Recommendations } from './chat.enums.js';
import type { ConversationStatus } from './conversation.entity.js';
import type { ContentType, MessageRole } from './message.entity.js';

@InputType()
export class SendMessageInput {
  @Field(() => ID, {
    description:
      'Chosen by the client, once per message; a retry with the same id never sends twice. 1..64 characters.',
  })
  clientMessageId!: string;

  @Field(() => ID, {
    nullable: true,
    description: "Omitted: the caller's latest active conversation, created when there is none.",
  })
  conversationId?: string | null;

  @Field(() => String, { description: '1..16000 characters that are not all blank.' })
  content!: string;

  @Field(() => ContentTypes, { nullable: true, defaultValue: 'TEXT' })
  contentType?: ContentType | null;

  @Field(() => ID, { nullable: true })
  sessionId?: string | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'false: answer as soon as the message is committed, the reply GENERATING.',
  })
  wait!: boolean;
}

@InputType()
export class MessageFilter {
  @Field(() => ID, { nullable: true })
  conversationId?: string | null;

  @Field(() => MessageRoles, { nullable: true })
  role?: MessageRole | null;

  @Field(() => String, { nullable: true })
  mood?: string | null;

  @Field(() => Date, { nullable: true, description: 'inclusive' })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'exclusive' })
  to?: Date | null;

  @Field(() => Float, { nullable: true })
  minSentiment?: number | null;

  @Field(() => Float, { nullable: true })
  maxSentiment?: number | null;
}

@InputType()
export class ConversationInput {
  @Field(() => String, { nullable: true, description: '1..200 characters.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 2000 characters.' })
  description?: string | null;

  @Field(() => ConversationStatuses, { nullable: true })
  status?: ConversationStatus | null;

  @Field(() => Boolean, { nullable: true })
  pinned?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'At most 20 of at most 50 characters.' })
  tags?: string[] | null;

  @Field(() => String, { nullable: true })
  agentType?: string | null;

  @Field(() => String, { nullable: true })
  model?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 8000 characters.' })
  systemPrompt?: string | null;

  @Field(() => Float, { nullable: true, description: '0 to 2.' })
  temperature?: number | null;

  @Field(() => Int, { nullable: true, description: '1 to 100000.' })
  maxTokens?: number | null;
}

@InputType({ description: 'What an agent knows about how it found its answer.' })
export class ReplyAnnotation {
  @Field(() => Float, { nullable: true, description: '0 to 1.' })
  quality?: number | null;

  @Field(() => Recommendations, { nullable: true })
  recommendation?: keyof typeof Recommendations | null;

  @Field(() => Int, { nullable: true })
  refinementCount?: number | null;

  @Field(() => Int, { nullable: true })
  contextsRetrieved?: number | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true })
  last?: number | null;

  @Field(() => String, { nullable: true })
  before?: string | null;

  @Field(() => Int, { nullable: true })
  first?: number | null;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

@ArgsType()
export class HistoryArgs extends PageArgs {
  @Field(() => ID, { nullable: true })
  conversationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'A message of this conversation’s active path: the page of `last` messages that has it in its middle. NOT_FOUND while another branch is shown.',
  })
  around?: string | null;
}
