export default function ConversationList() {
  return null;
}
