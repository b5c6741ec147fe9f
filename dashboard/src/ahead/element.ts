/** An element of a view that is there before React is. */
export function element(
  name: string,
  className: string | undefined,
  ...children: readonly (Node | string)[]
): HTMLElement {
  const made = document.createElement(name);
  made.className = className ?? '';
  made.append(...children);
  return made;
}
