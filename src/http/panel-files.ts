/** The panel's built files, read once into memory: what is not in this map cannot be asked for. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ChairError } from '../units/chair-error.ts';

export interface PanelFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly zipped: Uint8Array<ArrayBuffer>;
  /** Its name says what is in it, so that a browser may keep it. */
  readonly forever: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** From the path in an address to the file. Throws a `ChairError` where the panel was not built. */
export function readPanelFiles(folder: string): ReadonlyMap<string, PanelFile> {
  const files = new Map<string, PanelFile>();
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const bytes = new Uint8Array(readFileSync(path));
      const address = `/${path.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '')}`;
      files.set(address === '/index.html' ? '/' : address, {
        type: TYPES[extname(entry.name)] ?? 'application/octet-stream',
        bytes,
        zipped: new Uint8Array(gzipSync(bytes)),
        forever: address.startsWith('/assets/'),
      });
    }
  } catch (error) {
    throw new ChairError('failed', `The control panel is not built: ${(error as Error).message}.`, BUILD, {
      cause: error,
    });
  }
  if (!files.has('/')) throw new ChairError('failed', 'The control panel is not built.', BUILD);
  return files;
}

const BUILD = 'Build it: npm run build';
