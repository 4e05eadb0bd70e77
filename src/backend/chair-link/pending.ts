/** Which lines belong to which command: a command is answered by its last `ok`, or by the first line that is refused. */
import type { SequencedMessage } from '../../protocol/messages.ts';

interface Owner {
  readonly id: number;
  readonly last: boolean;
}

export class Pending {
  private readonly owners = new Map<number, Owner>();
  private readonly failed = new Set<number>();
  private nextLineId = 1;

  /** Numbers the lines of one command. */
  add(id: number, lines: readonly SequencedMessage[]): readonly (readonly [number, SequencedMessage])[] {
    return lines.map((message, index) => {
      const lineId = this.nextLineId;
      this.nextLineId += 1;
      this.owners.set(lineId, { id, last: index === lines.length - 1 });
      return [lineId, message] as const;
    });
  }

  /** What the answer to one line says of its command; null while that is open, or was said already. */
  settle(lineId: number, code: string): { readonly id: number; readonly code: string } | null {
    const owner = this.owners.get(lineId);
    if (owner === undefined) return null;
    this.owners.delete(lineId);
    const saidBefore = this.failed.has(owner.id);
    if (owner.last) this.failed.delete(owner.id);
    if (saidBefore) return null;
    if (code === 'ok') return owner.last ? { id: owner.id, code } : null;
    if (!owner.last) this.failed.add(owner.id);
    return { id: owner.id, code };
  }
}
