/** One yes for several chairs: it is asked when each of them has shown what would change, or has none to ask for. */
export class Consent {
  private readonly ask: () => Promise<boolean>;
  private awaited: number;
  private wanted = false;
  private decide: (answer: boolean | Promise<boolean>) => void = () => undefined;
  private readonly answer: Promise<boolean>;

  constructor(chairs: number, ask: () => Promise<boolean>) {
    this.awaited = chairs;
    this.ask = ask;
    this.answer = new Promise((resolve) => {
      this.decide = resolve;
    });
  }

  /** Called once for each chair that has something to flash. */
  given(): Promise<boolean> {
    this.wanted = true;
    this.oneLess();
    return this.answer;
  }

  /** Called once for each that has not. */
  notNeeded(): void {
    this.oneLess();
  }

  private oneLess(): void {
    this.awaited -= 1;
    if (this.awaited === 0) this.decide(this.wanted && this.ask());
  }
}
