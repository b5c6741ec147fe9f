import { once } from 'node:events';
import { setImmediate as otherWork } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { LRUCache } from 'lru-cache';
import Document from 'pdfkit';
import type { Chronicle } from '../../../chat/index.js';
import { SPEAKERS, whenIn } from '../wording.js';
import { fontPath } from './fonts.js';
import { type Line, linesOf, type Run } from './lines.js';

const MARGIN = 56;
/** Shaped as one piece, and not remembered. */
const AS_ONE = { lineBreak: false, features: [] };
/** Words come again and again, and measuring one is most of the work. */
const MOST_WIDTHS = 20_000;
const LONGEST_MEASURED = 32;

/** What was said, page by page as it is read: each conversation along the path that is shown. */
export async function* pdfExport(
  em: EntityManager,
  chronicle: Chronicle,
  zone: string,
  exportedAt: Date,
): AsyncIterable<Buffer> {
  const page = new Page();
  await page.write('Conversations', 20);
  await page.write(`Exported ${whenIn(zone, exportedAt)} (${zone})`, 9);
  for await (const conversation of chronicle.conversations(em)) {
    page.space(18);
    await page.write(conversation.title, 15);
    for await (const message of chronicle.messages(em, conversation.id, 'path')) {
      page.space(7);
      await page.write(
        `${SPEAKERS[message.role]} · ${whenIn(zone, new Date(message.createdAt))}`,
        8,
        '#666666',
      );
      await page.write(message.content, 10.5);
      yield* page.ready();
    }
  }
  yield* page.rest();
}

/** A document that is written from top to bottom; pages that are full go out at once. */
class Page {
  private readonly document = new Document({
    size: 'A4',
    margin: MARGIN,
    info: { Title: 'Conversations' },
  });
  private readonly fonts = new Set<string>();
  private readonly widths = new LRUCache<string, number>({ max: MOST_WIDTHS });
  private y = MARGIN;

  space(points: number): void {
    this.y += points;
  }

  /** Line by line, so that nobody else waits for the whole of a long text. */
  async write(text: string, size: number, color = '#111111'): Promise<void> {
    const width = this.document.page.width - 2 * MARGIN;
    const measure = (run: Run) => this.widthOf(run, size);
    for (const paragraph of text.split(/\r?\n/))
      for (const line of linesOf(paragraph, width, measure)) {
        this.draw(line, { size, color, width, measure });
        await otherWork();
      }
  }

  private widthOf(run: Run, size: number): number {
    if (run.text.length > LONGEST_MEASURED) return this.measured(run, size);
    const key = `${size} ${run.font} ${run.text}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    const width = this.measured(run, size);
    this.widths.set(key, width);
    return width;
  }

  private measured(run: Run, size: number): number {
    return this.set(run, size).widthOfString(run.text, AS_ONE);
  }

  private draw(
    { runs, isRightToLeft }: Line,
    {
      size,
      color,
      width,
      measure,
    }: { size: number; color: string; width: number; measure(run: Run): number },
  ): void {
    const height = size * 1.45;
    if (this.y + height > this.document.page.height - MARGIN) {
      this.document.addPage();
      this.y = MARGIN;
    }
    const wide = runs.map(measure);
    let x = isRightToLeft ? MARGIN + width - wide.reduce((sum, one) => sum + one, 0) : MARGIN;
    for (const [at, run] of runs.entries()) {
      const options = { ...AS_ONE, baseline: 'alphabetic' as const };
      this.set(run, size)
        .fillColor(color)
        .text(run.text, x, this.y + size, options);
      x += wide[at]!;
    }
    this.y += height;
  }

  private set({ font }: Run, size: number): PDFKit.PDFDocument {
    if (!this.fonts.has(font)) this.document.registerFont(font, fontPath(font));
    this.fonts.add(font);
    return this.document.font(font, size);
  }

  *ready(): Iterable<Buffer> {
    for (let part = this.document.read(); part !== null; part = this.document.read())
      yield part as Buffer;
  }

  async *rest(): AsyncIterable<Buffer> {
    this.document.end();
    yield* this.ready();
    while (!this.document.readableEnded) {
      await Promise.race([once(this.document, 'readable'), once(this.document, 'end')]);
      yield* this.ready();
    }
  }
}
