/** Brings the focus to where one has come, unless somebody is busy elsewhere already. */
export function takeFocus(element: HTMLElement | null): void {
  const busy = document.activeElement;
  const isFree = !busy || busy === document.body || busy instanceof HTMLAnchorElement;
  if (isFree) element?.focus({ preventScroll: true });
}
