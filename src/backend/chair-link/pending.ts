/** Which lines belong to which command: it is answered once, when all are `ok`, or by the first that is refused. */
import type { SequencedMessage } from '../../protocol/messages.ts';

export class Pending {
  private readonly owners = new Map<number, number>();
  /** Lines of a command without an answer yet. Answers come out of order where one was lost on the way. */
  private readonly open = new Map<number, number>();
  private readonly failed = new Set<number>();
  private nextLineId = 1;

  /** Numbers the lines of one command. */
  add(id: number, lines: readonly SequencedMessage[]): readonly (readonly [number, SequencedMessage])[] {
    this.open.set(id, lines.length);
    return lines.map((message) => {
      const lineId = this.nextLineId;
      this.nextLineId += 1;
      this.owners.set(lineId, id);
      return [lineId, message] as const;
    });
  }

  /** Takes a command back whose last line `waits`: nothing more is said of it. Its lines without answer, or none. */
  withdraw(id: number, waits: (lineId: number) => boolean): ReadonlySet<number> {
    const lines = [...this.owners].filter(([, owner]) => owner === id).map(([lineId]) => lineId);
    if (!waits(lines.at(-1) ?? 0)) return new Set();
    for (const lineId of lines) this.owners.delete(lineId);
    this.open.delete(id);
    this.failed.delete(id);
    return new Set(lines);
  }

  /** What the answer to one line says of its command; null while that is open, or was said already. */
  settle(lineId: number, code: string): { readonly id: number; readonly code: string } | null {
    const id = this.owners.get(lineId);
    if (id === undefined) return null;
    this.owners.delete(lineId);
    const left = (this.open.get(id) ?? 1) - 1;
    this.open.set(id, left);
    const saidBefore = this.failed.has(id);
    if (code !== 'ok') this.failed.add(id);
    if (left === 0) {
      this.open.delete(id);
      this.failed.delete(id);
    }
    if (saidBefore || (code === 'ok' && left > 0)) return null;
    return { id, code };
  }
}
