// Made by `npm run codegen -w dashboard`.
export const questions = {
  Conversations:
    'fragment Listed on Conversation{id title description status pinned tags lastMessageAt createdAt __typename}query Conversations($status:ConversationStatus$after:String){conversations(status:$status first:30 after:$after){nodes{...Listed __typename}pageInfo{hasNextPage endCursor __typename}__typename}}',
  History:
    'fragment Line on Message{id conversationId index role content contentType status parentId siblingCount siblings{id __typename}edited flagged rating reactions createdAt __typename}query History($conversationId:ID!$around:ID$last:Int$before:String$first:Int$after:String){chatHistory(conversationId:$conversationId around:$around last:$last before:$before first:$first after:$after){edges{cursor node{...Line __typename}__typename}pageInfo{hasPreviousPage hasNextPage startCursor endCursor __typename}__typename}}',
  Now:
    'query Now{messageEvents{endCursor __typename}}',
};
