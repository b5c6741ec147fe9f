/** `auto`: as the system is. */
export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'smriti.theme';
const THEMES: ReadonlySet<Theme> = new Set<Theme>(['auto', 'light', 'dark']);

export function currentTheme(): Theme {
  const kept = localStorage.getItem(KEY) as Theme | null;
  return kept && THEMES.has(kept) ? kept : 'auto';
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  applyTheme();
}

/** Before anything is drawn, so that nobody who likes the dark is blinded. */
export function applyTheme(): void {
  document.documentElement.dataset['theme'] = currentTheme();
}
