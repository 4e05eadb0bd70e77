/** A YAML language server at the other end of a pipe, spoken to as an editor does (LSP 3.17 over stdio). */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Mark {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly message: string;
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: {
    readonly uri?: string;
    readonly diagnostics?: readonly Mark[];
    readonly items?: readonly unknown[];
  };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Where the server is installed; null where it is not. */
export function findServer(): string | null {
  try {
    return createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server');
  } catch {
    return null;
  }
}

export class LanguageServer {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  private readonly marks = new Map<string, (marks: readonly Mark[]) => void>();
  private buffer = Buffer.alloc(0);
  private lastId = 0;

  constructor(path: string) {
    this.child = spawn(process.execPath, [path, '--stdio'], { stdio: 'pipe' });
    this.child.stdout.on('data', (data: Buffer) => {
      this.buffer = Buffer.concat([this.buffer, data]);
      this.takeMessages();
    });
    this.child.once('exit', (code) => {
      for (const { reject } of this.waiting.values())
        reject(new Error(`the language server ended (${code})`));
    });
  }

  /** Programs in `folder` are read with the schema of that file; nothing is fetched. */
  async start(schemaPath: string): Promise<void> {
    await this.request('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        textDocument: { completion: { completionItem: { documentationFormat: ['markdown'] } }, hover: {} },
        workspace: { configuration: true },
      },
      initializationOptions: {},
    });
    this.notify('initialized', {});
    const settings = {
      yaml: {
        schemas: { [pathToFileURL(schemaPath).href]: ['*.yaml'] },
        schemaStore: { enable: false },
        validate: true,
        completion: true,
        hover: true,
      },
    };
    this.settings = settings;
    this.notify('workspace/didChangeConfiguration', { settings });
  }

  private settings: { readonly yaml: unknown } = { yaml: {} };

  /** Opens `text` under that name and resolves with what the server marks in it. */
  open(uri: string, text: string): Promise<readonly Mark[]> {
    const marked = new Promise<readonly Mark[]>((resolve) => {
      this.marks.set(uri, resolve);
    });
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    return marked;
  }

  /** Labels that are offered there. */
  async completions(uri: string, position: Position): Promise<readonly string[]> {
    const answer = await this.request('textDocument/completion', { textDocument: { uri }, position });
    const items = Array.isArray(answer) ? answer : (answer as { items: readonly unknown[] }).items;
    return items.map((item) => (item as { label: string }).label);
  }

  async hover(uri: string, position: Position): Promise<string> {
    const answer = await this.request('textDocument/hover', { textDocument: { uri }, position });
    return JSON.stringify((answer as { contents?: unknown } | null)?.contents ?? '');
  }

  async stop(): Promise<void> {
    await this.request('shutdown', null);
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.notify('exit', null);
    await ended;
  }

  private request(method: string, params: unknown): Promise<unknown> {
    this.lastId += 1;
    const id = this.lastId;
    this.send({ id, method, params });
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  private notify(method: string, params: unknown): void {
    this.send({ method, params });
  }

  private send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  private takeMessages(): void {
    for (;;) {
      const head = this.buffer.indexOf('\r\n\r\n');
      if (head === -1) return;
      const length = Number(/Content-Length: (\d+)/.exec(this.buffer.toString('latin1', 0, head))?.[1] ?? 0);
      if (this.buffer.length < head + 4 + length) return;
      const body = this.buffer.toString('utf8', head + 4, head + 4 + length);
      this.buffer = this.buffer.subarray(head + 4 + length);
      this.take(JSON.parse(body) as Message);
    }
  }

  private take({ id, method, params, result, error }: Message): void {
    if (method === 'textDocument/publishDiagnostics' && params?.uri !== undefined) {
      this.marks.get(params.uri)?.(params.diagnostics ?? []);
    } else if (method !== undefined && id !== undefined) {
      // The server asks for its settings, section by section, and announces capabilities; it waits for an answer.
      const answer = params?.items?.map((item) =>
        (item as { section: string }).section === 'yaml' ? this.settings.yaml : null,
      );
      this.send({ id, result: answer ?? null });
    } else if (typeof id === 'number') {
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      if (error === undefined) waiting?.resolve(result);
      else waiting?.reject(new Error(error.message));
    }
  }
}
