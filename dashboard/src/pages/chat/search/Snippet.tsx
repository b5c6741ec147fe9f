/** A passage with its matches, which the server puts between « and », marked. */
export function Snippet({ text }: { text: string }) {
  return (
    <span>
      {text
        .split(/«([^»]*)»/)
        .map((part, at) => (at % 2 === 1 ? <mark key={at}>{part}</mark> : part))}
    </span>
  );
}
