/** Lets one in at a time, in the order in which they came. */
export class Turnstile {
  private last: Promise<unknown> = Promise.resolve();

  pass<T>(inside: () => Promise<T>): Promise<T> {
    const turn = this.last.then(inside, inside);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
