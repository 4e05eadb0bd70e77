/** What the panel knows and asks of people, devices and history: plain requests, as none of it is in a hurry. */
import { computed, type Signal, signal } from '@preact/signals';
import type { House, HouseAnswer, HouseCode, HouseVerb, PersonCard, PlayedPage } from '../http/house-wire.ts';
import type { StoreAnswer } from '../http/store-wire.ts';

const PATIENCE_MS = 8_000;

export class HouseDesk {
  readonly house = signal<House | null>(null);
  private readonly chosen: Signal<string | null>;

  /** Who sits in the chair, as far as this browser knows. */
  readonly person = computed<PersonCard | null>(
    () => this.house.value?.people.find(({ id }) => id === this.chosen.value) ?? null,
  );

  constructor(chosen: Signal<string | null>) {
    this.chosen = chosen;
  }

  /** Throws where nobody answers. */
  async learn(): Promise<void> {
    const answer = await fetch('/api/house', {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.ok) this.house.value = (await answer.json()) as House;
  }

  /** Never rejects: what did not arrive was not kept. */
  async ask(asked: HouseVerb): Promise<HouseAnswer> {
    try {
      const answer = await fetch('/api/house', {
        method: 'POST',
        body: JSON.stringify(asked),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const told = (await answer.json()) as { readonly code: HouseCode; readonly person?: string | null };
      await this.learn();
      return { code: told.code, person: told.person ?? null };
    } catch {
      return { code: 'trouble', person: null };
    }
  }

  /** Null for whoever is no technician. */
  async store(): Promise<StoreAnswer | null> {
    const answer = await fetch('/api/store', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok ? ((await answer.json()) as StoreAnswer) : null;
  }

  async played(person: string | null, before: number | null): Promise<PlayedPage> {
    const query = new URLSearchParams();
    if (person !== null) query.set('person', person);
    if (before !== null) query.set('before', String(before));
    const answer = await fetch(`/api/played?${query}`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return answer.ok ? ((await answer.json()) as PlayedPage) : { played: [], more: false };
  }
}
