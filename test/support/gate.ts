/** A barrier: who passes waits until it is opened, and others can wait until somebody has come. */
export class Gate {
  readonly arrived: Promise<void>;
  private arrive!: () => void;
  private readonly opened: Promise<void>;
  private release!: () => void;

  constructor() {
    this.arrived = new Promise((resolve) => (this.arrive = resolve));
    this.opened = new Promise((resolve) => (this.release = resolve));
  }

  async pass(): Promise<void> {
    this.arrive();
    await this.opened;
  }

  open(): void {
    this.release();
  }
}
