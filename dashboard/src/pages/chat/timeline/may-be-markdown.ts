/** A sign of it, an address, a list, a second line. */
const SIGN = /[\n\t\\*_~`#<>[\]|&@]|:\/\/|www\.|^\s|\s$|^[-+=]|^\d+[.)]/i;

/** Whether anything in a text may mean something in Markdown. */
export const mayBeMarkdown = (text: string): boolean => SIGN.test(text);
