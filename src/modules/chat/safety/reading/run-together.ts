const WISH = '(want|wanna|gonna|goingto|need|ready)(to)?';
const DEED =
  '(?:(kill|killing|hang|shoot|drown|hurt|cut|harm|unalive)(my)(self)|(end|ending|take)(my)(life)|(commit)(suicide))';

/** Thoughts of which the blanks were left out: "iwanttodie", "killmyself". */
const TOGETHER = new RegExp(
  `(?<= )(i|im)?(?:${WISH})?(?:${DEED}|(?<=want|wanna|to)(die))(?= )`,
  'g',
);

/** Puts the blanks back. */
export function pullApart(text: string): string {
  return text.replace(TOGETHER, (whole, ...groups: unknown[]) => {
    const parts = groups.filter((part): part is string => typeof part === 'string');
    return parts.slice(0, parts.indexOf(text)).join(' ') || whole;
  });
}
