/** A file that cannot be imported at all; nothing of it was taken. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';

  constructor(path: string, reason: string) {
    super(`${path} was not imported: ${reason}.`);
  }
}
