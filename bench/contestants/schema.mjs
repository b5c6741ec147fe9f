import { GraphQLScalarType } from 'graphql';
import { readPage } from './page.mjs';

/** The same types for every peer; only what the page needs. */
export const typeDefs = `
  scalar DateTime
  enum MessageRole { USER ASSISTANT SYSTEM }
  enum MessageStatus { COMPLETE GENERATING STOPPED INTERRUPTED FAILED }
  enum ContentType { TEXT MARKDOWN JSON }
  type Message {
    id: ID!
    conversationId: ID!
    index: Int!
    role: MessageRole!
    content: String!
    contentType: ContentType!
    status: MessageStatus!
    parentId: ID
    siblingCount: Int!
    model: String
    tokensUsed: Int
    latencyMs: Int
    createdAt: DateTime!
  }
  type MessageConnection { nodes: [Message!]! }
  type Query { chatHistory(conversationId: ID!, last: Int): MessageConnection! }
`;

/** A Date from the driver, or the text of one from a cache of fields. */
const DateTime = new GraphQLScalarType({
  name: 'DateTime',
  serialize: (value) => (value instanceof Date ? value.toISOString() : value),
});

export const resolversOver = (pool) => ({
  DateTime,
  Query: {
    chatHistory: async (_root, { conversationId }) => ({
      nodes: await readPage(pool, conversationId),
    }),
  },
});
