/** Everything the panel knows, as signals; one for the whole page, handed down by context. */
import { computed, signal } from '@preact/signals';
import type {
  AnswerMessage,
  Catalogue,
  LivePhase,
  LiveState,
  ProgramCard,
  Role,
  ScanVerb,
  ScoreMessage,
  ServerMessage,
  StrokeFacts,
  Verb,
  YouMessage,
} from '../http/wire.ts';
import { HouseDesk } from './house-desk.ts';
import { LiveLine } from './live-line.ts';
import { keep, type Memory, recall } from './memory.ts';
import { callStop } from './stop-call.ts';
import { LANGUAGES, type LanguageName, languageFor } from './words/languages.ts';

/** Between two words to the chair while a person holds Open. */
const OPEN_EVERY_MS = 100;
/** How long an answer may take before it counts as none. */
const PATIENCE_MS = 8_000;
const ASK_AGAIN_MS = 1_000;

export type Access = 'asking' | 'unpaired' | 'paired';

export interface PrimaryAction {
  readonly words: string;
  readonly run: () => void;
}

export class PanelStore {
  readonly access = signal<Access>('asking');
  readonly catalogue = signal<Catalogue | null>(null);
  readonly live = signal<LiveState | null>(null);
  readonly score = signal<ScoreMessage | null>(null);
  readonly you = signal<YouMessage | null>(null);
  /** Null until the first word, or the first failure. */
  readonly online = signal<boolean | null>(null);
  readonly route = signal(location.hash);
  readonly memory = signal<Memory>(recall());
  /** Said to screen readers, and shown for a moment where it matters. */
  readonly notice = signal('');
  /** The play whose ending the person has put away. */
  readonly dismissed = signal(-1);

  readonly language = computed<LanguageName>(() =>
    languageFor([
      ...(this.memory.value.language === null ? [] : [this.memory.value.language]),
      ...navigator.languages,
    ]),
  );
  readonly words = computed(() => LANGUAGES[this.language.value]);
  readonly phase = computed<LivePhase>(() => this.live.value?.phase ?? 'idle');
  readonly stroke = computed<StrokeFacts | null>(() => {
    const index = this.live.value?.stroke ?? null;
    return index === null ? null : (this.score.value?.strokes[index] ?? null);
  });
  readonly next = computed<StrokeFacts | null>(() => {
    const index = this.live.value?.stroke ?? null;
    return this.score.value?.strokes[index === null ? 0 : index + 1] ?? null;
  });
  readonly playing = computed<ProgramCard | null>(() => this.card(this.score.value?.program ?? undefined));

  readonly desk: HouseDesk;
  /** Typed for the child lock; forgotten once it was sent. */
  readonly pin = signal('');

  /** The one thing to do next on the screen that is shown, beside Stop. */
  readonly primary = signal<PrimaryAction | null>(null);

  private readonly line: LiveLine;
  private opening: number | null = null;
  private entering = false;

  constructor() {
    this.desk = new HouseDesk(computed(() => this.memory.value.person));
    this.line = new LiveLine({
      onMessage: (message) => this.hear(message),
      onOnline: (online) => {
        this.online.value = online;
      },
      onLost: () => void this.enter(),
    });
    addEventListener('hashchange', () => {
      this.route.value = location.hash;
      scrollTo(0, 0);
    });
  }

  card(id: string | undefined): ProgramCard | null {
    return this.catalogue.value?.programs.find((program) => program.id === id) ?? null;
  }

  /** Finds out whether this browser is paired, and opens the live line where it is. Asks again until somebody answers. */
  async enter(): Promise<void> {
    if (this.entering) return;
    this.entering = true;
    try {
      const { role } = await this.fetched<{ readonly role: Role | null }>('/api/me');
      if (role === null) {
        this.line.shut();
        this.access.value = 'unpaired';
        return;
      }
      const catalogue = await this.fetched<Catalogue>('/api/catalogue');
      // The same as before is not drawn anew.
      if (JSON.stringify(catalogue) !== JSON.stringify(this.catalogue.value))
        this.catalogue.value = catalogue;
      await this.desk.learn();
      this.access.value = 'paired';
      this.line.open();
    } catch {
      // The live line goes on trying, and asks here again; without one, so does this.
      if (this.access.value !== 'paired') setTimeout(() => void this.enter(), ASK_AGAIN_MS);
    } finally {
      this.entering = false;
    }
  }

  /** Resolves with `paired`, `wrong`, `shut` or `offline`. */
  async pair(pin: string, atChair: boolean): Promise<string> {
    try {
      const answer = await fetch('/api/pair', {
        method: 'POST',
        body: JSON.stringify({ pin, atChair, name: this.words.value.deviceNames[deviceKind()] }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const { code } = (await answer.json()) as { readonly code: string };
      if (code === 'paired') await this.enter();
      return code;
    } catch {
      return 'offline';
    }
  }

  /** By the live line; by a plain request where there is none at the moment. */
  ask(asked: Verb): void {
    const { you } = this;
    const fence = you.value?.driving === true ? { fence: you.value.fence } : {};
    if (this.line.send({ ...asked, ...fence })) return;
    // What is held is said again ten times a second: the next one may find the line.
    if (asked.verb === 'open') this.say(this.words.value.offline);
    else void this.request({ ...asked, ...fence });
  }

  async stop(): Promise<void> {
    this.letOpenGo();
    this.say(this.words.value.stopSent);
    const isHeard = await callStop(this.line);
    // What became of it is told by the next screen; this word would only cover it.
    if (!isHeard) this.say(this.words.value.stopUnheard);
    else if (this.notice.value === this.words.value.stopSent) this.say('');
  }

  /** Something plays, or may go on. */
  get isUnderWay(): boolean {
    return ['playing', 'pausing', 'paused', 'resuming'].includes(this.phase.value);
  }

  togglePause(): void {
    if (this.phase.value === 'playing' || this.phase.value === 'resuming') this.ask({ verb: 'pause' });
    if (this.phase.value === 'paused' || this.phase.value === 'pausing') this.ask({ verb: 'resume' });
  }

  /** For the person who sits in the chair, as far as this browser knows. */
  start(program: string, settings: Readonly<Record<string, string>>, from = 0): void {
    const person = this.memory.value.person ?? '';
    this.remember({ last: { program, settings } });
    this.ask({ verb: 'start', program, settings, person, from, ...this.typedPin() });
  }

  /** Asks the person by touch: about their back, or how much is enough. */
  askByTouch(verb: ScanVerb['verb']): void {
    this.ask({ verb, person: this.memory.value.person ?? '', ...this.typedPin() });
  }

  holdOpen(): void {
    if (this.opening !== null) return;
    this.ask({ verb: 'open' });
    this.opening = setInterval(() => this.ask({ verb: 'open' }), OPEN_EVERY_MS);
  }

  letOpenGo(): void {
    if (this.opening !== null) clearInterval(this.opening);
    this.opening = null;
  }

  remember(more: Partial<Memory>): void {
    this.memory.value = { ...this.memory.value, ...more };
    keep(this.memory.value);
  }

  say(words: string): void {
    this.notice.value = words;
  }

  private typedPin(): { readonly pin?: string } {
    const pin = this.pin.value;
    this.pin.value = '';
    return pin === '' ? {} : { pin };
  }

  private async request(asked: Verb): Promise<void> {
    try {
      const answer = await fetch('/api/ask', {
        method: 'POST',
        body: JSON.stringify({ ...asked, id: 0 }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const { code } = (await answer.json()) as { readonly code: AnswerMessage['code'] };
      this.hear({ kind: 'answer', id: 0, code });
    } catch {
      this.say(this.words.value.offline);
    }
  }

  private async fetched<T>(path: string): Promise<T> {
    const answer = await fetch(path, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
    return (await answer.json()) as T;
  }

  private hear(message: ServerMessage): void {
    switch (message.kind) {
      case 'state':
        if (this.live.value === null && endedWell(message)) this.dismissed.value = message.play;
        this.live.value = message;
        return;
      case 'score':
        this.score.value = message;
        return;
      case 'you':
        // Somebody changed something of the house, perhaps on another device.
        if (this.you.value !== null && this.you.value.house !== message.house)
          this.desk.learn().catch(() => undefined);
        this.you.value = message;
        return;
      case 'answer':
        if (message.code !== 'ok') this.say(this.words.value.refusals[message.code]);
        return;
      default:
        message satisfies never;
    }
  }
}

/** As others will find it in the list of devices. */
function deviceKind(): 'phone' | 'tablet' | 'computer' {
  if (!matchMedia('(pointer: coarse)').matches) return 'computer';
  return Math.min(screen.width, screen.height) < 600 ? 'phone' : 'tablet';
}

/** Whoever comes afterwards need not be told of it; faults they must see. */
function endedWell({ ending }: LiveState): boolean {
  return ending !== null && (ending.exit === 'ok' || ending.exit === 'interrupted');
}
