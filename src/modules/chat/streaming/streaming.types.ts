import { Field, ID, ObjectType } from '@nestjs/graphql';
import { MessageStatuses } from '../chat.enums.js';
import { MessageView } from '../chat.types.js';
import type { MessageStatus } from '../message.entity.js';

@ObjectType('ReplyEvent')
export class ReplyEventView {
  @Field(() => ID)
  messageId!: string;

  @Field(() => String, {
    description: 'What is new since the event before; at first, all that was written so far.',
  })
  delta!: string;

  @Field(() => String, { description: 'The whole text so far.' })
  content!: string;

  @Field(() => MessageStatuses)
  status!: MessageStatus;
}

@ObjectType('MessageEvent')
export class MessageEventView {
  @Field(() => String, { description: 'To go on from here, hand it in as `after`.' })
  cursor!: string;

  @Field(() => MessageView)
  message!: MessageView;
}

@ObjectType('MessageEventPage')
export class MessageEventPage {
  @Field(() => [MessageEventView])
  events!: MessageEventView[];

  @Field(() => String, {
    description:
      'Behind everything on this page: to go on with the query or with the subscription.',
  })
  endCursor!: string;

  @Field(() => Boolean)
  hasNextPage!: boolean;
}
