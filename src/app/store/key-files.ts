/** Keys as files: a secret one that only its owner may read, and its public half. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { PUBLIC_KEY_BYTES, publicKeyOf } from '../../protocol/program-image/signature.ts';
import { ChairError } from '../../units/chair-error.ts';
import type { Terminal } from '../terminal.ts';

const SECRET = 'tsubo-secret-key-1';
const PUBLIC = 'tsubo-public-key-1';
const OWNER_ONLY = 0o600;

/** Where keys and the record of what was flashed are kept. */
export function keyFolder({ env }: Pick<Terminal, 'env'>): string {
  const { TSUBO_HOME: own, XDG_CONFIG_HOME: config } = env;
  return own ?? join(config ?? join(homedir(), '.config'), 'tsubo');
}

export function standardKeyPath(terminal: Pick<Terminal, 'env'>): string {
  return join(keyFolder(terminal), 'technician.key');
}

/** Writes both halves; never over a key that is there. */
export function writeKeyPair(path: string, secretKey: Uint8Array): { readonly publicPath: string } {
  const publicPath = `${path.replace(/\.key$/, '')}.pub`;
  try {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, `${SECRET}\n${Buffer.from(secretKey).toString('hex')}\n`, {
      mode: OWNER_ONLY,
      flag: 'wx',
    });
    writeFileSync(publicPath, `${PUBLIC}\n${Buffer.from(publicKeyOf(secretKey)).toString('hex')}\n`, {
      flag: 'wx',
    });
  } catch (error) {
    throw new ChairError(
      'usage',
      `Cannot write the key ${path}: ${(error as Error).message}.`,
      'Name another file: --out NAME.key',
      { cause: error },
    );
  }
  return { publicPath };
}

export function readSecretKey(path: string | null, terminal: Pick<Terminal, 'env'>): Uint8Array {
  const from = path ?? standardKeyPath(terminal);
  return readKey(from, SECRET, 'signature', 'Make one: npx tsubo key new. Or name yours: --key FILE.');
}

export function readPublicKey(path: string): Uint8Array {
  return readKey(path, PUBLIC, 'usage', 'Name the .pub file of a key.');
}

/** Keys that simulated chairs of this computer are given. */
export function trustedKeys(terminal: Pick<Terminal, 'env'>): readonly Uint8Array[] {
  const folder = trustFolder(terminal);
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pub'))
      .sort()
      .map((name) => readPublicKey(join(folder, name)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

export function trustFolder(terminal: Pick<Terminal, 'env'>): string {
  return join(keyFolder(terminal), 'trusted');
}

function readKey(path: string, kind: string, code: 'signature' | 'usage', next: string): Uint8Array {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ChairError(code, `Cannot read the key ${path}: ${(error as Error).message}.`, next, {
      cause: error,
    });
  }
  const [first, hex = ''] = text.split('\n');
  const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
  if (first === kind && bytes.length === PUBLIC_KEY_BYTES) return bytes;
  throw new ChairError(code, `${path} is no such key.`, next);
}
